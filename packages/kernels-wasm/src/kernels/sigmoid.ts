import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "The logistic function of each element, 1 / (1 + e⁻ˣ).",
  formula: "\\frac{1}{1 + e^{-x_i}}",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The arguments." })],
  output: {
    kind: "array",
    dtype: "T",
    shape: "any",
    inPlace: ["x"],
    doc: "The logistic function of each element, from 0 to 1.",
  },
  cost: 4,
  complexity: "O(n)",
  reference: ({ arrays }) =>
    Float64Array.from(arrays.x!, (v) => (v < 0 ? Math.exp(v) / (1 + Math.exp(v)) : 1 / (1 + Math.exp(-v)))),
  ulp: 2,
  accuracy:
    "f64: within 2 ulp (against 113-bit arithmetic). f32: computed in f64 and rounded, within 0.51 ulp. NaN, signed zeros, infinities, overflow and underflow as in C.",
  source: "exp and a division. Table and coefficients: scripts/maths-tables.mjs.",
  examples: [{ args: [[0, 1, -1000]], result: [0.5, 0.7310585786300049, 0] }],
});
