import { formatCount, formatRatio, type SpeedupPicture, scalesOf } from "./scale.js";

const WIDTH = 840;
const HEIGHT = 460;
const PLOT = { left: 76, right: WIDTH - 156, top: 84, bottom: HEIGHT - 58 };
const LABEL_GAP = 19;

/** Colours that colour-blind readers can tell apart, on light and on dark ground. */
const COLORS = [
  ["#0072b2", "#56b4e9"],
  ["#d55e00", "#ff9d5c"],
  ["#00795a", "#2ed3a6"],
  ["#a3488a", "#e79bd0"],
  ["#8a6d00", "#f0d24f"],
  ["#555555", "#b0b0b0"],
] as const;

/** The picture of a speedup table as an SVG document, for a light or dark page: both axes logarithmic, 1× marked. */
export function speedupSvg(picture: SpeedupPicture): string {
  const { x, y } = scalesOf(picture);
  const px = (n: number) => round(PLOT.left + x.position(n) * (PLOT.right - PLOT.left));
  const py = (ratio: number) => round(PLOT.bottom - y.position(ratio) * (PLOT.bottom - PLOT.top));
  const ends = spread(picture.series.map(({ points }) => py(points.at(-1)?.speedup ?? 1)));
  const columns = x.decades.map((decade) => column(px(10 ** decade), formatCount(10 ** decade)));
  const rows = y.decades.map((decade) => row(py(10 ** decade), formatRatio(10 ** decade), decade === 0));
  const curves = picture.series.map(({ name, points }, i) => {
    const at = points.map(({ n, speedup }) => ({
      x: px(n),
      y: py(speedup),
      title: `${name}, ${n.toLocaleString("en-US")} numbers: ${formatRatio(speedup)}`,
    }));
    return curve(i % COLORS.length, name, at, ends[i]!, points.at(-1)?.speedup);
  });
  const description = `${picture.title}. ${picture.subtitle ?? ""}`.trim();
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeXml(description)}">
<style>${STYLE}</style>
<rect class="ground" width="${WIDTH}" height="${HEIGHT}" rx="10"/>
<text class="title" x="28" y="36">${escapeXml(picture.title)}</text>
<text class="quiet" x="28" y="58">${escapeXml(picture.subtitle ?? "")}</text>
${[...columns, ...rows, ...curves].join("\n")}
<text class="quiet" x="${(PLOT.left + PLOT.right) / 2}" y="${HEIGHT - 16}" text-anchor="middle">numbers</text>
</svg>
`;
}

const STYLE = `
text{font:14px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;fill:var(--ink)}
.title{font-size:18px;font-weight:650}.quiet{fill:var(--quiet);font-size:13px}
.name{font-weight:600}.ground{fill:var(--ground)}.grid{stroke:var(--grid)}.one{stroke:var(--quiet);stroke-dasharray:5 4}
.line{fill:none;stroke-width:2.5;stroke-linejoin:round;stroke-linecap:round}.dot{stroke:var(--ground);stroke-width:1.5}
.leader{stroke-width:1;opacity:.5}
${variables("svg", 0, "--ground:#fff;--ink:#1f2328;--quiet:#667080;--grid:#e6e9ed")}
@media (prefers-color-scheme:dark){${variables("svg", 1, "--ground:#11151a;--ink:#e8ecf1;--quiet:#98a3b1;--grid:#2a313a")}}
`;

function variables(selector: string, scheme: 0 | 1, others: string): string {
  return `${selector}{${others};${COLORS.map((color, i) => `--c${i}:${color[scheme]}`).join(";")}}`;
}

function column(x: number, label: string): string {
  return `<line class="grid" x1="${x}" x2="${x}" y1="${PLOT.top}" y2="${PLOT.bottom}"/><text class="quiet" x="${x}" y="${PLOT.bottom + 20}" text-anchor="middle">${label}</text>`;
}

function row(y: number, label: string, isOne: boolean): string {
  const line = `<line class="${isOne ? "one" : "grid"}" x1="${PLOT.left}" x2="${PLOT.right}" y1="${y}" y2="${y}"/>`;
  return `${line}<text class="quiet" x="${PLOT.left - 10}" y="${y + 4.5}" text-anchor="end">${label}</text>`;
}

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly title: string;
}

function curve(
  color: number,
  name: string,
  dots: readonly Dot[],
  labelY: number,
  last: number | undefined,
): string {
  const end = dots.at(-1);
  if (end === undefined || last === undefined) return "";
  const ink = `var(--c${color})`;
  const path = dots.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${x} ${y}`).join("");
  const marks = dots.map(
    ({ x, y, title }) =>
      `<circle class="dot" cx="${x}" cy="${y}" r="4.5" fill="${ink}"><title>${escapeXml(title)}</title></circle>`,
  );
  const leader = `<line class="leader" x1="${end.x + 6}" y1="${end.y}" x2="${PLOT.right + 12}" y2="${labelY}" stroke="${ink}"/>`;
  const label = `<text class="name" x="${PLOT.right + 16}" y="${labelY + 4.5}" style="fill:${ink}">${escapeXml(name)} ${formatRatio(last)}</text>`;
  return `<path class="line" d="${path}" stroke="${ink}"/>${marks.join("")}${leader}${label}`;
}

/** Moves labels apart that would cover each other, as little as may be, and keeps their order. */
function spread(wanted: readonly number[]): number[] {
  const order = wanted.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  for (let k = 1; k < order.length; k++) order[k]!.y = Math.max(order[k]!.y, order[k - 1]!.y + LABEL_GAP);
  let limit = PLOT.bottom;
  for (const item of order.toReversed()) {
    item.y = Math.min(item.y, limit);
    limit = item.y - LABEL_GAP;
  }
  return order.sort((a, b) => a.i - b.i).map(({ y }) => round(y));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
