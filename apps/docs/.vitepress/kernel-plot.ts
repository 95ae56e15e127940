import type { Kernel } from "@parakern/kernels-wasm";

const WIDTH = 560;
const HEIGHT = 220;
const REACH = 5;
const POINTS = 401;

/** The graph of an elementwise kernel of one array, drawn with what the kernel gives; nothing for any other. */
export function kernelPlot(
  name: string,
  entry: Kernel,
  call: (x: Float64Array) => ArrayLike<number>,
): string {
  const [first, ...others] = entry.params.filter(({ kind }) => kind !== "option");
  if (entry.family !== "elementwise" || first?.kind !== "array" || others.length > 0) return "";
  if (!entry.dtypes.includes("f64")) return "";
  const x = Float64Array.from({ length: POINTS }, (_, i) => REACH * ((2 * i) / (POINTS - 1) - 1));
  const y = call(x);
  const across = (value: number) => (((value + REACH) / (2 * REACH)) * WIDTH).toFixed(1);
  const down = (value: number) => ((1 - (value + REACH) / (2 * REACH)) * HEIGHT).toFixed(1);
  let path = "";
  let isDrawing = false;
  for (let i = 0; i < POINTS; i++) {
    const isSeen = Math.abs(y[i]!) <= REACH;
    // A jump is no line.
    const isJump = isDrawing && Math.abs(y[i]! - y[i - 1]!) > 0.9;
    if (isSeen) path += `${isDrawing && !isJump ? "L" : "M"}${across(x[i]!)} ${down(y[i]!)}`;
    isDrawing = isSeen;
  }
  if (!path) return "";
  const ticks = [-4, -2, 2, 4].map(
    (value) =>
      `<text x="${across(value)}" y="${HEIGHT / 2 + 15}" text-anchor="middle">${value}</text>` +
      `<text x="${WIDTH / 2 - 7}" y="${Number(down(value)) + 4}" text-anchor="end">${value}</text>`,
  );
  return [
    `<svg class="kernel-plot" viewBox="-4 -4 ${WIDTH + 8} ${HEIGHT + 8}" role="img" aria-label="The graph of ${name} from ${-REACH} to ${REACH}.">`,
    `<path class="axes" d="M0 ${HEIGHT / 2}H${WIDTH}M${WIDTH / 2} 0V${HEIGHT}"/>`,
    ...ticks,
    `<path class="graph" d="${path}"/>`,
    "</svg>",
  ].join("");
}
