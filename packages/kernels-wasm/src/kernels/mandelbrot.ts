import { defineKernel, number, option } from "../kernel.js";

/** The escape time of one point, in plain JavaScript. */
function escapeTime(x: number, y: number, limit: number): number {
  let r = 0;
  let i = 0;
  let n = 0;
  while (n < limit && r * r + i * i <= 4) {
    const next = r * r - i * i + x;
    i = 2 * (r * i) + y;
    r = next;
    n++;
  }
  return n;
}

export default defineKernel({
  summary:
    "Escape times of the Mandelbrot set: for each pixel, how often z → z² + c can be applied from 0 on with |z| ≤ 2.",
  formula: "\\min \\{ k : |z_k| > 2 \\},\\quad z_0 = 0,\\ z_{k+1} = z_k^2 + c",
  family: "escape time",
  dtypes: ["f64"],
  params: [
    number("width", { doc: "Pixels in a row.", integer: true, min: 0, max: 65536 }),
    number("height", { doc: "Rows.", integer: true, min: 0, max: 65536 }),
    option("maxIterations", {
      doc: "Where counting ends.",
      default: 256,
      integer: true,
      min: 0,
      max: 2 ** 31 - 1,
    }),
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
  reference: ({ numbers }) => {
    const { width, height, maxIterations, xMin, xMax, yMin, yMax } = numbers as Record<string, number>;
    const dx = (xMax! - xMin!) / width!;
    const dy = (yMax! - yMin!) / height!;
    return Int32Array.from({ length: width! * height! }, (_, k) => {
      const row = Math.floor(k / width!);
      const column = k - row * width!;
      return escapeTime(xMin! + (column + 0.5) * dx, yMin! + (row + 0.5) * dy, maxIterations!);
    });
  },
  ulp: 0,
  accuracy: "Exactly what the same loop gives in plain double precision; no point is guessed to be inside.",
  source: "The escape-time algorithm, eight points at a time.",
  notes: "Work per pixel is uneven, so a row, or few of them, is a chunk.",
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
  plan: ({ name, numbers, out }) => {
    const { width, height, maxIterations, xMin, xMax, yMin, yMax } = numbers as Record<string, number>;
    const wholeRow = width! * (3 + 0.5 * maxIterations!);
    const chunk = Math.max(1, Math.ceil(40_000 / wholeRow), Math.ceil(height! / 512));
    const args = [height!, width!, maxIterations!, xMin!, xMax!, yMin!, yMax!, out.ptr];
    return [{ run: `${name}_f64`, count: height!, chunk, args }];
  },
});
