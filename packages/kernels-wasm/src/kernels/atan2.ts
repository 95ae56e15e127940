import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "The angle of each point (x, y), from −π to π.",
  formula: "\\operatorname{atan2}(y_i, x_i)",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("y", { doc: "The ordinates." }), array("x", { doc: "The abscissas." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x", "y"], doc: "The angle of each point." },
  cost: 6.5,
  complexity: "O(n)",
  reference: ({ arrays }) => Float64Array.from(arrays.y!, (y, i) => Math.atan2(y, arrays.x![i]!)),
  ulp: 1.5,
  accuracy:
    "f64: within 1.4 ulp (against 113-bit arithmetic). f32: computed in f64 and rounded, within 0.51 ulp. NaN, signed zeros, infinities, overflow and underflow as in C.",
  source: "See atan. Tables: scripts/maths-tables.mjs.",
  examples: [
    {
      args: [
        [1, 0, -1],
        [1, -1, 0],
      ],
      result: [0.7853981633974483, Math.PI, -1.5707963267948966],
    },
  ],
});
