import { type Area, at, escapeXml, logScale } from "./style.js";

export interface Series {
  readonly label: string;
  /** One of the colour classes of the style. */
  readonly className: string;
  readonly points: readonly { n: number; speedup: number }[];
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Speedup by size, both axes by powers of ten, with a dashed line where parallel is no faster than the loop. */
export function curves(series: readonly Series[], area: Area): string {
  const all = series.flatMap(({ points }) => points);
  if (all.length === 0) return "";
  const low = 10 ** Math.floor(Math.log10(Math.min(...all.map(({ speedup }) => speedup), 1)));
  const high = 10 ** Math.ceil(Math.log10(Math.max(...all.map(({ speedup }) => speedup), 10)));
  const sizes = [...new Set(all.map(({ n }) => n))].sort((a, b) => a - b);
  const x = logScale(sizes[0]!, sizes.at(-1)!, area.x, area.x + area.width);
  const y = logScale(low, high, area.y + area.height, area.y);
  const parts = [
    `<text class="title" x="${area.x}" y="${area.y - 20}">√(x³): speedup over a plain loop</text>`,
  ];
  for (let tick = low; tick <= high * 1.01; tick *= 10) {
    const line = `<line class="${Math.abs(tick - 1) < 1e-9 ? "one" : "grid"}" x1="${area.x}" x2="${area.x + area.width}"`;
    parts.push(`${line} y1="${at(y(tick))}" y2="${at(y(tick))}"/>`);
    parts.push(
      `<text class="small" text-anchor="end" x="${area.x - 8}" y="${at(y(tick) + 4)}">${Number(tick.toPrecision(1))}</text>`,
    );
  }
  for (const n of sizes) {
    parts.push(
      `<text class="small" text-anchor="middle" x="${at(x(n))}" y="${area.y + area.height + 18}">${power(n)}</text>`,
    );
  }
  series.forEach(({ className, points, label }, index) => {
    const path = points.map(({ n, speedup }, i) => `${i ? "L" : "M"}${at(x(n))} ${at(y(speedup))}`).join("");
    parts.push(`<path class="line ${className}" d="${path}"/>`);
    for (const { n, speedup } of points) {
      parts.push(`<circle class="${className}" cx="${at(x(n))}" cy="${at(y(speedup))}" r="3"/>`);
    }
    const [left, top] = [area.x + (index % 2) * 180, area.y + area.height + 44 + (index >> 1) * 18];
    parts.push(`<circle class="${className}" cx="${left + 4}" cy="${top - 4}" r="4"/>`);
    parts.push(`<text class="small" x="${left + 14}" y="${top}">${escapeXml(label)}</text>`);
  });
  return parts.join("\n");
}

function power(n: number): string {
  const exponent = String(Math.round(Math.log10(n)));
  return `10${[...exponent].map((digit) => SUPERSCRIPTS[Number(digit)]).join("")}`;
}
