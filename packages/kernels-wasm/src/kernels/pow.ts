import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "Each x to the power of each y, xʸ.",
  formula: "x_i^{y_i}",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The bases." }), array("y", { doc: "The exponents." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x", "y"], doc: "xʸ of each pair." },
  cost: 7,
  complexity: "O(n)",
  reference: ({ arrays }) => Float64Array.from(arrays.x!, (x, i) => power(x, arrays.y![i]!)),
  ulp: 2,
  accuracy:
    "f64: within 1.9 ulp (against 113-bit arithmetic). f32: computed in f64 and rounded, within 0.52 ulp. NaN, signed zeros, infinities, overflow and underflow as in C.",
  source:
    "e^(y ln x), the logarithm in two parts to 2^-64 of it: Tang, Table-driven implementation of the logarithm function (1990), with 128 centred entries whose reciprocals have 20 bits. Tables: scripts/maths-tables.mjs.",
  examples: [
    {
      args: [
        [2, 9, -2],
        [10, 0.5, 3],
      ],
      result: [1024, 3, -8],
    },
  ],
});

/** As in C: 1 to any power is 1, and so is −1 to an infinite one. */
function power(x: number, y: number): number {
  return x === 1 || (x === -1 && Math.abs(y) === Infinity) ? 1 : x ** y;
}
