import type { SpeedupData } from "./speedup.data.js";

export const WIDTH = 560;
export const HEIGHT = 330;
const BOX = { left: 58, right: 446, top: 16, bottom: 286 };
/** Least distance between the labels at the lines' ends. */
const LABEL_GAP = 17;

/** Where everything of the figure stands: both axes are logarithmic. */
export function drawChart({ series, rows }: SpeedupData) {
  const values = rows.flatMap((row) => row.ratios).filter((value) => value !== null);
  const low = Math.floor(Math.log10(Math.min(1, ...values)));
  const high = Math.ceil(Math.log10(Math.max(1, ...values)));
  const first = Math.log10(rows[0]!.n);
  const last = Math.log10(rows.at(-1)!.n);
  const x = (n: number) => BOX.left + ((Math.log10(n) - first) / (last - first)) * (BOX.right - BOX.left);
  const y = (ratio: number) =>
    BOX.bottom - ((Math.log10(ratio) - low) / (high - low)) * (BOX.bottom - BOX.top);
  const lines = series.map(({ label, short }, i) => {
    const points = rows.flatMap(({ n, ratios }) => {
      const ratio = ratios[i];
      return ratio == null
        ? []
        : [{ x: x(n), y: y(ratio), title: `${label}, ${n.toLocaleString("en")}: ${ratio}` }];
    });
    const path = points
      .map((point, k) => `${k ? "L" : "M"}${point.x.toFixed(1)} ${point.y.toFixed(1)}`)
      .join(" ");
    return { label: short, points, path, labelAt: points.at(-1)?.y ?? BOX.bottom };
  });
  spread(lines);
  return {
    ...BOX,
    lines,
    yTicks: decades(low, high).map((value) => ({ value, at: y(value), label: factor(value) })),
    xTicks: rows.map(({ n }) => ({ at: x(n), label: power(n) })),
    description: `Speedup over a plain loop from ${power(rows[0]!.n)} to ${power(rows.at(-1)!.n)} numbers: ${series.map(({ label }) => label).join(", ")}.`,
  };
}

/** Moves labels apart that would stand on each other. */
function spread(lines: { labelAt: number }[]): void {
  const sorted = [...lines].sort((a, b) => b.labelAt - a.labelAt);
  for (let i = 1; i < sorted.length; i++) {
    sorted[i]!.labelAt = Math.min(sorted[i]!.labelAt, sorted[i - 1]!.labelAt - LABEL_GAP);
  }
}

function decades(low: number, high: number): number[] {
  return Array.from({ length: high - low + 1 }, (_, i) => Number((10 ** (low + i)).toPrecision(1)));
}

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Short enough for the margin. */
function factor(value: number): string {
  return value < 0.01 ? `10⁻${RAISED[Math.round(-Math.log10(value))]}×` : `${value}×`;
}

function power(n: number): string {
  const exponent = Math.log10(n);
  return Number.isInteger(exponent) ? `10${RAISED[exponent]}` : n.toLocaleString("en");
}
