import { defineKernel, option } from "../kernel.js";
import { escapePlan, escapeTime, pictureParams, pixelByPixel } from "./_lib/escape.js";

export default defineKernel({
  summary:
    "Escape times of the Mandelbrot set: for each pixel, how often z → z² + c can be applied from 0 on with |z| ≤ 2.",
  formula: "\\min \\{ k : |z_k| > 2 \\},\\quad z_0 = 0,\\ z_{k+1} = z_k^2 + c",
  family: "escape time",
  dtypes: ["f64"],
  params: [
    ...pictureParams,
    option("xMin", { doc: "Left edge of the picture, in the real part of c.", default: -2 }),
    option("xMax", { doc: "Right edge.", default: 0.5 }),
    option("yMin", { doc: "The edge that row 0 is at, in the imaginary part of c.", default: -1.25 }),
    option("yMax", { doc: "The edge that the last row is at.", default: 1.25 }),
  ],
  output: {
    kind: "array",
    dtype: "i32",
    shape: (_dims, { height, width }) => [height!, width!],
    inPlace: [],
    doc: "The count for the middle of each pixel; maxIterations where c may belong to the set.",
  },
  // In the default picture a pixel takes a quarter of the iterations.
  cost: (_dims, { width, height, maxIterations }) => width! * height! * (3 + 0.13 * maxIterations!),
  complexity: "O(width · height · maxIterations)",
  reference: ({ numbers }) => pixelByPixel(numbers, (x, y) => escapeTime(0, 0, x, y, numbers.maxIterations!)),
  ulp: 0,
  accuracy: "Exactly what the same loop gives in plain double precision; no point is guessed to be inside.",
  source: "The escape-time algorithm, eight points at a time.",
  examples: [
    {
      args: [6, 3],
      options: { maxIterations: 50 },
      result: [
        [2, 3, 3, 4, 50, 4],
        [50, 50, 50, 50, 50, 14],
        [2, 3, 3, 4, 50, 4],
      ],
    },
  ],
  plan: (context) => escapePlan(context),
});
