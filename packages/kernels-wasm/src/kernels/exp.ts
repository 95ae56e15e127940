import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "The exponential function of each element, eˣ.",
  formula: "e^{x_i}",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The exponents." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x"], doc: "eˣ of each element." },
  cost: 2,
  complexity: "O(n)",
  reference: ({ arrays }) => Float64Array.from(arrays.x!, Math.exp),
  ulp: 1,
  accuracy:
    "f64: within 0.52 ulp, within 0.76 ulp where the result is subnormal (6 million numbers against 80-bit arithmetic). f32: within 0.9 ulp for every number there is. NaN, infinities, overflow and underflow as in C.",
  source:
    "f64: Tang, Table-driven implementation of the exponential function in IEEE arithmetic (1989), with 128 entries and the series to the fifth power. f32: reduction by Cody and Waite, a polynomial through Chebyshev nodes. Table and coefficients: scripts/exp-table.mjs.",
  examples: [
    { args: [[0, 0.5, -1]], result: [1, 1.6487212707001282, 0.36787944117144233] },
    { args: [[-1000, 709.782712893384]], result: [0, 1.7976931348622732e308] },
  ],
});
