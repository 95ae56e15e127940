import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "The length of each vector (x, y), √(x² + y²), without overflow on the way.",
  formula: "\\sqrt{x_i^2 + y_i^2}",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "First components." }), array("y", { doc: "Second components." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x", "y"], doc: "The length of each vector." },
  cost: 2.8,
  complexity: "O(n)",
  reference: ({ arrays }) => Float64Array.from(arrays.x!, (x, i) => Math.hypot(x, arrays.y![i]!)),
  ulp: 1,
  accuracy:
    "f64: within 0.8 ulp (against 113-bit arithmetic). f32: computed in f64 and rounded, within 0.51 ulp. NaN, signed zeros, infinities, overflow and underflow as in C.",
  source:
    "A sum of squares whose rounding errors are kept, and a step of Newton's method. Tables: scripts/maths-tables.mjs.",
  examples: [
    {
      args: [
        [3, 1e300],
        [4, 0],
      ],
      result: [5, 1e300],
    },
  ],
});
