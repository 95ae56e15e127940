import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "The angle whose sine is each element.",
  formula: "\\arcsin x_i",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The sines." })],
  output: {
    kind: "array",
    dtype: "T",
    shape: "any",
    inPlace: ["x"],
    doc: "arcsin x of each element, from −π/2 to π/2.",
  },
  cost: 4,
  complexity: "O(n)",
  reference: ({ arrays }) => Float64Array.from(arrays.x!, Math.asin),
  ulp: 1.5,
  accuracy:
    "f64: within 1.1 ulp (against 113-bit arithmetic). f32: computed in f64 and rounded, within 0.51 ulp. NaN, signed zeros, infinities, overflow and underflow as in C.",
  source:
    "A polynomial through Chebyshev nodes up to 1/2; beyond it π/2 − 2 arcsin √((1 − x)/2). Table and coefficients: scripts/maths-tables.mjs.",
  examples: [{ args: [[0, 0.5, 1]], result: [0, 0.5235987755982989, 1.5707963267948966] }],
});
