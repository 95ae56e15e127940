import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "The square root of the cube of each element, √(x³); NaN below zero.",
  formula: "\\sqrt{x_i^3}",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The elements." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x"], doc: "√(x³) of each element." },
  cost: 0.9,
  flops: ({ n }) => 3 * n!,
  complexity: "O(n)",
  reference: ({ arrays }) => Float64Array.from(arrays.x!, (x) => Math.abs(x) * Math.sqrt(x)),
  ulp: 1.3,
  accuracy:
    "At most ½ + ½·2^(2/3) < 1.3 ulp, proved from its two roundings. Overflows and underflows only where √(x³) itself does; √((−0)³) is −0.",
  source: "Computed as |x|·√x: the cube, which overflows from 5.6e102 on, is never formed.",
  examples: [
    { args: [[0, 1, 4, 9]], result: [0, 1, 8, 27] },
    { args: [[2, 1e200]], result: [2.8284271247461903, 1e300] },
  ],
});
