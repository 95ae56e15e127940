import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "The angle whose cosine is each element.",
  formula: "\\arccos x_i",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The cosines." })],
  output: {
    kind: "array",
    dtype: "T",
    shape: "any",
    inPlace: ["x"],
    doc: "arccos x of each element, from 0 to π.",
  },
  cost: 4,
  complexity: "O(n)",
  reference: ({ arrays }) => Float64Array.from(arrays.x!, Math.acos),
  ulp: 1.5,
  accuracy:
    "f64: within 1.2 ulp (against 113-bit arithmetic). f32: computed in f64 and rounded, within 0.51 ulp. NaN, signed zeros, infinities, overflow and underflow as in C.",
  source: "See asin. Table and coefficients: scripts/maths-tables.mjs.",
  examples: [{ args: [[1, 0, -1]], result: [0, 1.5707963267948966, Math.PI] }],
});
