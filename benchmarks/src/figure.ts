import { bars } from "./figure/bars.js";
import { curves } from "./figure/curves.js";
import { page } from "./figure/style.js";
import { kernelComparisons, shortLabel, speedFactor, speedupCurve, taskComparisons } from "./headlines.js";
import { formatNumber } from "./report.js";
import type { MeasuredRow, Results } from "./results.js";

const WIDTH = 960;
const HEIGHT = 480;

/** The results as one SVG that follows the reader's light or dark scheme: speedup by size, and ours beside the peers. */
export function figure(results: Results): string {
  const { rows } = results;
  const series = [
    { label: "kernel ÷ loop of x ** 3", className: "a", points: speedupCurve(rows, "kernel/power") },
    { label: "kernel ÷ loop of x * x * x", className: "b", points: speedupCurve(rows, "kernel/product") },
    { label: "pool.map ÷ loop of x ** 3", className: "c", points: speedupCurve(rows, "slots/power") },
    { label: "CPython Pool.map ÷ its own loop", className: "d", points: speedupCurve(rows, "cpython/power") },
  ];
  const compared = [...kernelComparisons(rows), ...taskComparisons(rows)].map((row) => ({
    label: shortLabel(row),
    factor: speedFactor(row)!,
    caption: caption(row),
  }));
  const content = [
    curves(series, { x: 60, y: 54, width: 370, height: 320 }),
    bars(compared, { x: 670, y: 54, width: 220, height: 360 }),
  ];
  return page(results, WIDTH, HEIGHT, "Measured speedups", content.join("\n"));
}

function caption(row: MeasuredRow): string {
  return `${formatNumber(speedFactor(row)!)}×`;
}
