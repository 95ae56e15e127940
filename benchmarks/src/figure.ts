import { speedupCurves } from "@parakern/cli/plot";
import { BAR_STEP, bars } from "./figure/bars.js";
import { page, TOP } from "./figure/page.js";
import { kernelComparisons, shortLabel, speedFactor, speedupCurve, taskComparisons } from "./headlines.js";
import type { Results } from "./results.js";

const CURVES = { x: 76, y: TOP, width: 530, height: 300 };
const HEADING = CURVES.y + CURVES.height + 70;

/** The results as one SVG: speedup by size, and ours beside the peers. */
export function figure(results: Results): string {
  const { rows } = results;
  const series = [
    { name: "kernel (x ** 3)", points: speedupCurve(rows, "kernel/power") },
    { name: "kernel (x * x * x)", points: speedupCurve(rows, "kernel/product") },
    { name: "pool.map (x ** 3)", points: speedupCurve(rows, "slots/power") },
    { name: "CPython's Pool.map", points: speedupCurve(rows, "cpython/power") },
  ];
  const compared = [...kernelComparisons(rows), ...taskComparisons(rows)].map((row) => ({
    label: shortLabel(row),
    factor: speedFactor(row)!,
  }));
  const below = { x: 310, y: HEADING + 16, width: 430, height: compared.length * BAR_STEP };
  const title = "√(x³) of so many numbers: how many times faster than a plain loop";
  return page(results, below.y + below.height + 24, title, [
    ...speedupCurves({ title, series }, CURVES),
    `<text class="title" x="28" y="${HEADING}">Times as fast as the peer</text>`,
    ...bars(compared, below),
  ]);
}
