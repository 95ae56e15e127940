import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "The tangent of each element.",
  formula: "\\tan x_i",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The angles in radians." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x"], doc: "tan x of each element." },
  cost: 6,
  complexity: "O(n)",
  reference: ({ arrays }) => Float64Array.from(arrays.x!, Math.tan),
  ulp: 1.5,
  accuracy:
    "f64: within 1.1 ulp for any number (against 113-bit arithmetic). f32: computed in f64 and rounded, within 0.51 ulp. NaN, signed zeros, infinities, overflow and underflow as in C.",
  source:
    "Sine and cosine in two parts (see sin), and a division whose error is corrected. Table and coefficients: scripts/maths-tables.mjs.",
  examples: [{ args: [[0, 1, -1]], result: [0, 1.5574077246549023, -1.5574077246549023] }],
});
