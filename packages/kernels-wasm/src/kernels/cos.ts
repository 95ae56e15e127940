import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "The cosine of each element.",
  formula: "\\cos x_i",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The angles in radians." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x"], doc: "cos x of each element." },
  cost: 4,
  complexity: "O(n)",
  reference: ({ arrays }) => Float64Array.from(arrays.x!, Math.cos),
  ulp: 1.5,
  accuracy:
    "f64: within 1.1 ulp for any number (against 113-bit arithmetic). f32: computed in f64 and rounded, within 0.51 ulp. NaN, signed zeros, infinities, overflow and underflow as in C.",
  source: "See sin. Table and coefficients: scripts/maths-tables.mjs.",
  examples: [{ args: [[0, 1, -1]], result: [1, 0.5403023058681398, 0.5403023058681398] }],
});
