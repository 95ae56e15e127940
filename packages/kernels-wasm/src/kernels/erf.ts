import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "The error function of each element, 2/√π ∫ e^(−t²) dt from 0 to x.",
  formula: "\\operatorname{erf} x_i",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The arguments." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x"], doc: "erf x of each element." },
  cost: 4.5,
  complexity: "O(n)",
  reference: ({ arrays }) => Float64Array.from(arrays.x!, erf),
  ulp: 2,
  accuracy:
    "f64: within 1.4 ulp (against 113-bit arithmetic). f32: computed in f64 and rounded, within 0.51 ulp. NaN, signed zeros, infinities, overflow and underflow as in C.",
  source:
    "Taylor series about multiples of 1/32 from a table; their coefficients are Hermite polynomials. Table and coefficients: scripts/maths-tables.mjs.",
  examples: [{ args: [[0, 1, -6]], result: [0, 0.8427007929497149, -1] }],
});

/** Its series below 1, Laplace's continued fraction beyond. */
function erf(x: number): number {
  if (x < 0) return -erf(-x);
  if (x >= 6) return 1;
  if (x >= 1) {
    let fraction = x;
    for (let k = Math.ceil(20 + 400 / (x * x)); k > 0; k--) fraction = x + k / 2 / fraction;
    return 1 - Math.exp(-x * x) / (fraction * Math.sqrt(Math.PI));
  }
  let sum = 0;
  for (let k = 25; k >= 0; k--) sum = 1 / (2 * k + 1) - ((x * x) / (k + 1)) * sum;
  return 1.1283791670955126 * x * sum;
}
