import { array, defineKernel } from "../kernel.js";
import { addTwofold, twofoldSum, twofoldValue } from "./_lib/twofold.js";

export default defineKernel({
  summary: "The dot product of two arrays, compensated: its error does not grow with their length.",
  formula: "\\sum_{i=0}^{n-1} x_i y_i",
  family: "reduction",
  dtypes: ["f64", "f32"],
  params: [
    array("x", { doc: "First factors.", shape: ["n"] }),
    array("y", { doc: "Second factors.", shape: ["n"] }),
  ],
  output: {
    kind: "number",
    cells: 2,
    merge: addTwofold,
    finish: twofoldValue,
    empty: 0,
    doc: "The sum of the products, in double precision for both dtypes.",
  },
  cost: 0.6,
  flops: ({ n }) => 2 * n!,
  complexity: "O(n)",
  reference: ({ arrays }) => twofoldSum(Float64Array.from(arrays.x!, (x, i) => x * arrays.y![i]!)),
  ulp: 1,
  accuracy:
    "f64: at most (4u + O(n u²)) Σ|xᵢyᵢ| with u = 2⁻⁵³, for products of one sign within 4 ulp whatever n is. f32: exact products, summed in double precision.",
  source:
    "Sum2 of Ogita, Rump and Oishi, Accurate Sum and Dot Product (2005), over sums of four rounded products.",
  examples: [
    {
      args: [
        [1, 2, 3],
        [4, 5, 6],
      ],
      result: 32,
    },
  ],
});
