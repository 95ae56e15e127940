import type { Kernel } from "@parakern/kernels-wasm";
import { errorsOf } from "./kernel-errors.js";

const WIDTH = 560;
const HEIGHT = 220;
const ERROR_HEIGHT = 90;
/** As far as errors are measured on both sides: test/accuracy/profile.ts of kernels-wasm. */
const REACH = 5;
const POINTS = 401;

const across = (value: number) => (((value + REACH) / (2 * REACH)) * WIDTH).toFixed(1);

/** What a kernel gives for each of some numbers. */
type Call = (x: Float64Array) => ArrayLike<number>;

/** The graph of an elementwise kernel of one array and that of its error, drawn with what the kernel gives; nothing for any other. */
export function kernelPlot(name: string, entry: Kernel, call: Call): string {
  const [first, ...others] = entry.params.filter(({ kind }) => kind !== "option");
  if (entry.family !== "elementwise" || first?.kind !== "array" || others.length > 0) return "";
  if (!entry.dtypes.includes("f64")) return "";
  return [valuePlot(name, call), errorPlot(name)].filter(Boolean).join("\n\n");
}

function valuePlot(name: string, call: Call): string {
  const x = Float64Array.from({ length: POINTS }, (_, i) => REACH * ((2 * i) / (POINTS - 1) - 1));
  const y = call(x);
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
      label(across(value), HEIGHT / 2 + 15, value) +
      label(WIDTH / 2 - 7, Number(down(value)) + 4, value, "end"),
  );
  return picture(HEIGHT, `The graph of ${name} from ${-REACH} to ${REACH}.`, [
    `<path class="axes" d="M0 ${HEIGHT / 2}H${WIDTH}M${WIDTH / 2} 0V${HEIGHT}"/>`,
    ...ticks,
    `<path class="graph" d="${path}"/>`,
  ]);
}

/** The largest error of each stretch, from an axis at 0 upwards; a line at half a unit, below which no rounding can be. */
function errorPlot(name: string): string {
  const errors = errorsOf(name);
  if (!errors) return "";
  const worst = Math.max(...errors.map((error) => error ?? 0));
  const top = worst > 1 ? Math.ceil(worst) : 1;
  const up = (ulp: number) => ((1 - ulp / top) * ERROR_HEIGHT).toFixed(1);
  const step = WIDTH / errors.length;
  const bars = errors.map((error, i) =>
    error === null ? "" : `M${((i + 0.5) * step).toFixed(1)} ${ERROR_HEIGHT}V${up(error)}`,
  );
  const caption = `Measured error of f64 in ulp: the largest of some ten numbers in each stretch, ${worst.toFixed(2)} at most. A correctly rounded result is within the line at ½.`;
  return [
    picture(
      ERROR_HEIGHT,
      `The error of ${name} from ${-REACH} to ${REACH}, ${worst.toFixed(2)} ulp at most.`,
      [
        `<path class="error" d="${bars.join("")}"/>`,
        `<path class="axes" d="M0 ${ERROR_HEIGHT}H${WIDTH}"/><path class="half" d="M0 ${up(0.5)}H${WIDTH}"/>`,
        label(WIDTH + 4, Number(up(0.5)) + 4, "½", "start"),
        label(WIDTH + 4, 10, top, "start"),
      ],
    ),
    `<p class="kernel-plot-caption">${caption}</p>`,
  ].join("\n");
}

function picture(height: number, description: string, parts: readonly string[]): string {
  const box = `-4 -4 ${WIDTH + 24} ${height + 8}`;
  return `<svg class="kernel-plot" viewBox="${box}" role="img" aria-label="${description}">${parts.join("")}</svg>`;
}

function label(x: string | number, y: number, text: string | number, anchor = "middle"): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}">${text}</text>`;
}
