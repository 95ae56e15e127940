import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "The angle whose tangent is each element.",
  formula: "\\arctan x_i",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The tangents." })],
  output: {
    kind: "array",
    dtype: "T",
    shape: "any",
    inPlace: ["x"],
    doc: "arctan x of each element, from −π/2 to π/2.",
  },
  cost: 5,
  complexity: "O(n)",
  reference: ({ arrays }) => Float64Array.from(arrays.x!, Math.atan),
  ulp: 1.5,
  accuracy:
    "f64: within 1.35 ulp (against 113-bit arithmetic). f32: computed in f64 and rounded, within 0.51 ulp. NaN, signed zeros, infinities, overflow and underflow as in C.",
  source:
    "A table of arctan(i/64), the addition theorem, and a short series. Table and coefficients: scripts/maths-tables.mjs.",
  examples: [
    { args: [[0, 1, Number.POSITIVE_INFINITY]], result: [0, 0.7853981633974483, 1.5707963267948966] },
  ],
});
