import { array, defineKernel, number } from "../kernel.js";

export default defineKernel({
  summary: "A multiple of one array added to another, alpha·x + y, as in BLAS.",
  formula: "\\alpha x_i + y_i",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [
    number("alpha", { doc: "The factor of x." }),
    array("x", { doc: "What is multiplied." }),
    array("y", { doc: "What is added; give it as `out` too to update it in place." }),
  ],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x", "y"], doc: "alpha·x + y." },
  cost: 0.9,
  flops: ({ n }) => 2 * n!,
  complexity: "O(n)",
  reference: ({ arrays, numbers }) =>
    Float64Array.from(arrays.x!, (x, i) => numbers.alpha! * x + arrays.y![i]!),
  ulp: 1,
  accuracy:
    "f64: product and sum are rounded once each, so the error is at most ½ ulp of alpha·x and ½ ulp of the result, on every machine alike. f32: computed in double precision with alpha as it was given, then rounded: 0.51 ulp unless more than 28 bits cancel.",
  source: "BLAS daxpy and saxpy.",
  examples: [{ args: [2, [1, 2, 3], [10, 20, 30]], result: [12, 24, 36] }],
});
