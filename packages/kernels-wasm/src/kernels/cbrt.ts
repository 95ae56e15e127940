import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "The cube root of each element.",
  formula: "\\sqrt[3]{x_i}",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The numbers." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x"], doc: "∛x of each element." },
  cost: 4.4,
  complexity: "O(n)",
  reference: ({ arrays }) => Float64Array.from(arrays.x!, Math.cbrt),
  ulp: 1,
  accuracy:
    "f64: within 0.51 ulp (against 113-bit arithmetic). f32: computed in f64 and rounded, within 0.51 ulp. NaN, signed zeros, infinities, overflow and underflow as in C.",
  source:
    "A root of 17 digits from a polynomial, whose third power is exact, and the series of (1 + e)^(1/3). Table and coefficients: scripts/maths-tables.mjs.",
  examples: [{ args: [[27, -8, 2]], result: [3, -2, 1.2599210498948732] }],
});
