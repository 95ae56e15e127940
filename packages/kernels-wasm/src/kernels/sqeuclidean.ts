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
const COST = 0.3;

export default defineKernel({
  summary: "The squared Euclidean distance of each point of x from each point of y.",
  formula: "\\sum_p (x_{ip} - y_{jp})^2",
  family: "distance",
  dtypes: ["f64", "f32"],
  params: pairwiseParams,
  output: pairwiseOutput,
  cost: pairwiseCost(COST),
  flops: ({ points, others, dimensions }) => 3 * points! * others! * dimensions!,
  complexity: "O(points · others · dimensions)",
  reference: pairByPair((x, y, round) => sumOver(x, (a, p) => round(round(a - y[p]!) ** 2))),
  ulp: 100,
  accuracy:
    "Within (dimensions + 2)·u of itself, in the arithmetic of the dtype: squares that overflow in f32 are infinite. Differences are taken first, so nothing cancels.",
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
        [25, 1],
        [16, 10],
      ],
    },
  ],
  plan: (context) => pairwisePlan(context, COST, context.name),
});
