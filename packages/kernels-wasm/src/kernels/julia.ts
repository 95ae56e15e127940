import { defineKernel, option } from "../kernel.js";
import { escapePlan, escapeTime, pictureParams, pixelByPixel } from "./_lib/escape.js";

export default defineKernel({
  summary:
    "Escape times of a Julia set: for each pixel, how often z → z² + c can be applied from it on with |z| ≤ 2.",
  formula: "\\min \\{ k : |z_k| > 2 \\},\\quad z_{k+1} = z_k^2 + c",
  family: "escape time",
  dtypes: ["f64"],
  params: [
    ...pictureParams,
    option("cReal", { doc: "The real part of c.", default: -0.8, min: -2, max: 2 }),
    option("cImaginary", { doc: "The imaginary part of c.", default: 0.156, min: -2, max: 2 }),
    option("xMin", { doc: "Left edge of the picture, in the real part of z.", default: -1.6 }),
    option("xMax", { doc: "Right edge.", default: 1.6 }),
    option("yMin", { doc: "The edge that row 0 is at, in the imaginary part of z.", default: -1.6 }),
    option("yMax", { doc: "The edge that the last row is at.", default: 1.6 }),
  ],
  output: {
    kind: "array",
    dtype: "i32",
    shape: (_dims, { height, width }) => [height!, width!],
    inPlace: [],
    doc: "The count for the middle of each pixel; maxIterations where z may belong to the filled set.",
  },
  // In the default picture a pixel takes a tenth of the iterations.
  cost: (_dims, { width, height, maxIterations }) => width! * height! * (3 + 0.1 * maxIterations!),
  complexity: "O(width · height · maxIterations)",
  reference: ({ numbers }) =>
    pixelByPixel(numbers, (x, y) =>
      escapeTime(x, y, numbers.cReal!, numbers.cImaginary!, numbers.maxIterations!),
    ),
  ulp: 0,
  accuracy: "Exactly what the same loop gives in plain double precision; no point is guessed to be inside.",
  source: "The escape-time algorithm, eight points at a time, shared with mandelbrot.",
  notes: "A point that has left the circle of radius 2 never comes back where |c| ≤ 2; larger c are refused.",
  examples: [
    {
      args: [5, 3],
      options: { maxIterations: 50 },
      result: [
        [1, 1, 2, 2, 1],
        [50, 22, 50, 22, 50],
        [1, 2, 2, 1, 1],
      ],
    },
  ],
  check: ({ numbers, refuse }) => {
    const size = Math.hypot(numbers.cReal!, numbers.cImaginary!);
    if (size > 2) refuse("cImaginary", "a c with |c| ≤ 2", `|c| = ${size}`);
  },
  plan: (context) => escapePlan(context, context.numbers.cReal!, context.numbers.cImaginary!),
});
