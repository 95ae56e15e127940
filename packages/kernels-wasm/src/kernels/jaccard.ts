import { defineKernel } from "../kernel.js";
import {
  pairByPair,
  pairwiseCost,
  pairwiseOutput,
  pairwiseParams,
  pairwisePlan,
  sumOver,
} from "./_lib/pairwise.js";

/** Nanoseconds for one component of one pair. */
const COST = 0.7;

export default defineKernel({
  summary:
    "The Jaccard distance of each row of x from each row of y: of the places where either is not zero, the share where they differ.",
  formula: "\\frac{\\#\\{p : x_{ip} \\ne y_{jp}\\}}{\\#\\{p : x_{ip} \\ne 0 \\lor y_{jp} \\ne 0\\}}",
  family: "distance",
  dtypes: ["f64", "f32"],
  params: pairwiseParams,
  output: pairwiseOutput,
  cost: pairwiseCost(COST),
  complexity: "O(points · others · dimensions)",
  reference: pairByPair((x, y) => {
    const differ = sumOver(x, (a, p) => Number(a !== y[p]));
    const either = sumOver(x, (a, p) => Number(a !== 0 || y[p] !== 0));
    return differ / Math.max(either, 1);
  }),
  ulp: 0.5,
  accuracy:
    "Correctly rounded, up to 2²⁴ dimensions. Rows of zeros are at distance 0; NaN differs from everything.",
  source: "scipy.spatial.distance.cdist.",
  notes:
    "Points without dimensions are all at distance 0. Rows of y are packed first, in scratch memory of y's size.",
  examples: [
    {
      args: [
        [
          [0, 0],
          [3, 0],
        ],
        [
          [3, 4],
          [0, 1],
        ],
      ],
      result: [
        [1, 1],
        [0.5, 1],
      ],
    },
  ],
  plan: (context) => pairwisePlan(context, COST, context.name),
});
