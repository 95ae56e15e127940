import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "The logarithm to base 2 of each element.",
  formula: "\\log_2 x_i",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The numbers." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x"], doc: "log₂ x of each element." },
  cost: 4.5,
  complexity: "O(n)",
  reference: ({ arrays }) => Float64Array.from(arrays.x!, Math.log2),
  ulp: 1,
  accuracy:
    "f64: within 0.8 ulp; exact for powers of two (against 113-bit arithmetic). f32: computed in f64 and rounded, within 0.51 ulp. NaN, signed zeros, infinities, overflow and underflow as in C.",
  source:
    "The natural logarithm in two parts (see log), times 1 / ln 2. Coefficients: scripts/maths-tables.mjs.",
  examples: [{ args: [[1, 8, 0.5]], result: [0, 3, -1] }],
});
