import { bars } from "./figure/bars.js";
import { curves } from "./figure/curves.js";
import { CSS, escapeXml } from "./figure/style.js";
import { kernelComparisons, shortLabel, speedFactor, speedupCurve, taskComparisons } from "./headlines.js";
import { formatNumber } from "./report.js";
import type { MeasuredRow, Results } from "./results.js";

const WIDTH = 960;
const HEIGHT = 480;

/** The results as one SVG that follows the reader's light or dark scheme: speedup by size, and ours beside the peers. */
export function figure(results: Results): string {
  const { rows, machine } = results;
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
  const about = `${machine.cpu}, ${results.workers} workers, ${machine.os}, Node ${machine.node.slice(1)}; medians of ${results.rounds} rounds`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Measured speedups">
<style>${CSS}</style>
<rect class="ground" width="${WIDTH}" height="${HEIGHT}" rx="8"/>
${curves(series, { x: 60, y: 54, width: 370, height: 320 })}
${bars(compared, { x: 670, y: 54, width: 220, height: 360 })}
<text class="small" x="20" y="${HEIGHT - 14}">${escapeXml(about)}</text>
</svg>
`;
}

function caption(row: MeasuredRow): string {
  return `${formatNumber(speedFactor(row)!)}×`;
}
