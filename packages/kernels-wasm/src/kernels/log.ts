import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "The natural logarithm of each element, ln x.",
  formula: "\\ln x_i",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The numbers." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x"], doc: "ln x of each element." },
  cost: 3,
  complexity: "O(n)",
  reference: ({ arrays }) => Float64Array.from(arrays.x!, Math.log),
  ulp: 1,
  accuracy:
    "f64: within 0.8 ulp (against 113-bit arithmetic). f32: computed in f64 and rounded, within 0.51 ulp. NaN, signed zeros, infinities, overflow and underflow as in C.",
  source:
    "f64: 2 artanh(f / (2 + f)) about the nearest power of two, by a polynomial through Chebyshev nodes. f32: Tang, Table-driven implementation of the logarithm function (1990), with 128 centred entries whose reciprocals have 20 bits. Table and coefficients: scripts/maths-tables.mjs.",
  examples: [
    { args: [[1, 2, 10]], result: [0, Math.LN2, Math.LN10] },
    { args: [[0, -1]], result: [Number.NEGATIVE_INFINITY, Number.NaN] },
  ],
});
