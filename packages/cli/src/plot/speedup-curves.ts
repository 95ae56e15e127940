import { type Area, type Curve, layOutSpeedups } from "./layout.js";
import type { SpeedupPicture } from "./scale.js";
import { escapeXml, seriesColor } from "./svg.js";

const LABEL_GAP = 19;

/** The curves of a speedup table, with axes to the left of and below `area`, and labels to the right. */
export function speedupCurves(picture: SpeedupPicture, area: Area): string[] {
  const { columns, rows, curves } = layOutSpeedups(picture, area, LABEL_GAP);
  const right = area.x + area.width;
  const bottom = area.y + area.height;
  return [
    ...columns.map(
      ({ at, label }) =>
        `<line class="grid" x1="${at}" x2="${at}" y1="${area.y}" y2="${bottom}"/><text class="quiet" x="${at}" y="${bottom + 20}" text-anchor="middle">${label}</text>`,
    ),
    ...rows.map(({ at, label, isOne }) => {
      const line = `<line class="${isOne ? "one" : "grid"}" x1="${area.x}" x2="${right}" y1="${at}" y2="${at}"/>`;
      return `${line}<text class="quiet" x="${area.x - 10}" y="${at + 4.5}" text-anchor="end">${label}</text>`;
    }),
    ...curves.map((curve, i) => drawn(curve, seriesColor(i), right)),
  ];
}

function drawn({ name, dots, last, labelAt }: Curve, ink: string, right: number): string {
  const end = dots.at(-1);
  if (end === undefined) return "";
  const path = dots.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${x} ${y}`).join("");
  const marks = dots.map(
    ({ x, y, title }) =>
      `<circle class="dot" cx="${x}" cy="${y}" r="4.5" fill="${ink}"><title>${escapeXml(title)}</title></circle>`,
  );
  const leader = `<line class="leader" x1="${end.x + 6}" y1="${end.y}" x2="${right + 12}" y2="${labelAt}" stroke="${ink}"/>`;
  const label = `<text class="name" x="${right + 16}" y="${labelAt + 4.5}" style="fill:${ink}">${escapeXml(name)} ${last}</text>`;
  return `<path class="line" d="${path}" stroke="${ink}"/>${marks.join("")}${leader}${label}`;
}
