import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "The natural logarithm of one more than each element, ln(1 + x), exact where x is small.",
  formula: "\\ln(1 + x_i)",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The numbers." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x"], doc: "ln(1 + x) of each element." },
  cost: 4.5,
  complexity: "O(n)",
  reference: ({ arrays }) => Float64Array.from(arrays.x!, Math.log1p),
  ulp: 1,
  accuracy:
    "f64: within 0.8 ulp (against 113-bit arithmetic). f32: computed in f64 and rounded, within 0.51 ulp. NaN, signed zeros, infinities, overflow and underflow as in C.",
  source: "As log, with the rounding error of 1 + x carried along. Coefficients: scripts/maths-tables.mjs.",
  examples: [{ args: [[0, 1e-10, 1]], result: [0, 9.999999999500001e-11, Math.LN2] }],
});
