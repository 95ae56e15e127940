import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "The hyperbolic tangent of each element.",
  formula: "\\tanh x_i",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The arguments." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x"], doc: "tanh x of each element." },
  cost: 4.3,
  complexity: "O(n)",
  reference: ({ arrays }) => Float64Array.from(arrays.x!, Math.tanh),
  ulp: 1.5,
  accuracy:
    "f64: within 1.1 ulp (against 113-bit arithmetic). f32: computed in f64 and rounded, within 0.51 ulp. NaN, signed zeros, infinities, overflow and underflow as in C.",
  source:
    "E / (E + 2) with E = e²ˣ − 1 in two parts (see expm1). Table and coefficients: scripts/maths-tables.mjs.",
  examples: [{ args: [[0, 1, -100]], result: [0, 0.7615941559557649, -1] }],
});
