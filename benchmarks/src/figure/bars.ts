import { type Area, at, escapeXml, logScale } from "./style.js";

export interface Bar {
  readonly label: string;
  /** How many times as fast as the peer. */
  readonly factor: number;
  readonly caption: string;
}

/** A bar for each comparison, to the right where ours is faster and to the left where it is slower. */
export function bars(all: readonly Bar[], area: Area): string {
  if (all.length === 0) return "";
  const factors = all.map(({ factor }) => factor);
  const x = logScale(Math.min(0.5, ...factors), Math.max(2, ...factors), area.x, area.x + area.width);
  const step = area.height / all.length;
  const thick = Math.min(14, step * 0.7);
  const title = `<text class="title" x="${area.x - 190}" y="${area.y - 20}">Times as fast as the peer</text>`;
  const line = `<line class="one" x1="${at(x(1))}" x2="${at(x(1))}" y1="${area.y}" y2="${area.y + area.height}"/>`;
  const rows = all.map(({ label, factor, caption }, index) => {
    const y = area.y + index * step + (step - thick) / 2;
    const [from, to] = [Math.min(x(1), x(factor)), Math.max(x(1), x(factor))];
    const bar = `<rect class="${factor >= 1 ? "fast" : "slow"}" x="${at(from)}" y="${at(y)}" width="${at(to - from)}" height="${at(thick)}" rx="2"/>`;
    const name = `<text class="small" text-anchor="end" x="${area.x - 8}" y="${at(y + thick - 2)}">${escapeXml(label)}</text>`;
    const value = `<text class="small" x="${at(Math.max(to, x(1)) + 5)}" y="${at(y + thick - 2)}">${escapeXml(caption)}</text>`;
    return `${name}${bar}${value}`;
  });
  return [title, ...rows, line].join("\n");
}
