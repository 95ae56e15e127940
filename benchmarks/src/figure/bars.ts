import { type Area, escapeXml, formatRatio, logScale, round } from "@parakern/cli/plot";

export interface Bar {
  readonly label: string;
  /** How many times as fast as the peer. */
  readonly factor: number;
}

/** Height of one bar and the space below it. */
export const BAR_STEP = 22;

const THICK = 14;

/** A bar for each comparison, to the right where ours is faster and to the left where it is slower; labels to the left of `area`. */
export function bars(all: readonly Bar[], area: Area): string[] {
  const scale = logScale([0.5, 2, ...all.map(({ factor }) => factor)], 0.05);
  const x = (factor: number) => round(area.x + scale.position(factor) * area.width);
  const one = x(1);
  const line = `<line class="one" x1="${one}" x2="${one}" y1="${area.y}" y2="${area.y + all.length * BAR_STEP}"/>`;
  const rows = all.map(({ label, factor }, index) => {
    const y = area.y + index * BAR_STEP + (BAR_STEP - THICK) / 2;
    const [from, to] = [Math.min(one, x(factor)), Math.max(one, x(factor))];
    const color = factor >= 1 ? "var(--c0)" : "var(--c1)";
    const bar = `<rect fill="${color}" x="${from}" y="${y}" width="${round(to - from)}" height="${THICK}" rx="2"/>`;
    const name = `<text class="quiet" text-anchor="end" x="${area.x - 10}" y="${y + THICK - 2}">${escapeXml(label)}</text>`;
    const value = `<text class="quiet" x="${round(to + 6)}" y="${y + THICK - 2}">${formatRatio(factor)}</text>`;
    return `${name}${bar}${value}`;
  });
  return [...rows, line];
}
