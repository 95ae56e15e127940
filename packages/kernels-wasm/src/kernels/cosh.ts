import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "The hyperbolic cosine of each element, (eˣ + e⁻ˣ)/2.",
  formula: "\\cosh x_i",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The arguments." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x"], doc: "cosh x of each element." },
  cost: 4.3,
  complexity: "O(n)",
  reference: ({ arrays }) => Float64Array.from(arrays.x!, Math.cosh),
  ulp: 1.5,
  accuracy:
    "f64: within 0.9 ulp (against 113-bit arithmetic). f32: computed in f64 and rounded, within 0.51 ulp. NaN, signed zeros, infinities, overflow and underflow as in C.",
  source: "eˣ − 1 in two parts (see expm1). Table and coefficients: scripts/maths-tables.mjs.",
  examples: [{ args: [[0, 1, -1]], result: [1, 1.5430806348152437, 1.5430806348152437] }],
});
