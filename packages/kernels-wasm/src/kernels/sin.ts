import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "The sine of each element.",
  formula: "\\sin x_i",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The angles in radians." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x"], doc: "sin x of each element." },
  cost: 4,
  complexity: "O(n)",
  reference: ({ arrays }) => Float64Array.from(arrays.x!, Math.sin),
  ulp: 1.5,
  accuracy:
    "f64: within 1.1 ulp for any number (against 113-bit arithmetic). f32: computed in f64 and rounded, within 0.51 ulp. NaN, signed zeros, infinities, overflow and underflow as in C.",
  source:
    "Reduction by Cody and Waite, for numbers beyond 51471 by Payne and Hanek (1983); a table of 128 sines and short series. Table and coefficients: scripts/maths-tables.mjs.",
  examples: [{ args: [[0, 1, 1e22]], result: [0, 0.8414709848078965, -0.8522008497671888] }],
});
