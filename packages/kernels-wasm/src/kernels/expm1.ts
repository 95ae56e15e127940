import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "The exponential function of each element less 1, eˣ − 1, exact where x is small.",
  formula: "e^{x_i} - 1",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The exponents." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x"], doc: "eˣ − 1 of each element." },
  cost: 3.5,
  complexity: "O(n)",
  reference: ({ arrays }) => Float64Array.from(arrays.x!, Math.expm1),
  ulp: 1,
  accuracy:
    "f64: within 1 ulp, within 0.53 ulp below 30 (against 113-bit arithmetic). f32: computed in f64 and rounded, within 0.51 ulp. NaN, signed zeros, infinities, overflow and underflow as in C.",
  source:
    "Tang's table of powers of two (1989); table and remainder added in two parts. Table and coefficients: scripts/maths-tables.mjs.",
  examples: [{ args: [[0, 1e-10, 1]], result: [0, 1.00000000005e-10, 1.7182818284590453] }],
});
