import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "Two to the power of each element, 2ˣ.",
  formula: "2^{x_i}",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The exponents." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x"], doc: "2ˣ of each element." },
  cost: 2.3,
  complexity: "O(n)",
  reference: ({ arrays }) => Float64Array.from(arrays.x!, (v) => 2 ** v),
  ulp: 1,
  accuracy:
    "f64: within 0.51 ulp, within 0.75 ulp where the result is subnormal (against 113-bit arithmetic). f32: computed in f64 and rounded, within 0.51 ulp. NaN, signed zeros, infinities, overflow and underflow as in C.",
  source:
    "As exp: Tang's table of 128 powers of two (1989) and the series of e^r to the fifth power. Table and coefficients: scripts/maths-tables.mjs.",
  examples: [{ args: [[0, 0.5, -1, 10]], result: [1, Math.SQRT2, 0.5, 1024] }],
});
