import { defineKernel } from "../kernel.js";
import { pairByPair, pairwiseCost, pairwiseOutput, pairwiseParams, pairwisePlan } from "./_lib/pairwise.js";

/** Nanoseconds for one component of one pair. */
const COST = 0.3;

export default defineKernel({
  summary:
    "The Chebyshev distance of each point of x from each point of y: the largest difference of a component.",
  formula: "\\max_p |x_{ip} - y_{jp}|",
  family: "distance",
  dtypes: ["f64", "f32"],
  params: pairwiseParams,
  output: pairwiseOutput,
  cost: pairwiseCost(COST),
  flops: ({ points, others, dimensions }) => 3 * points! * others! * dimensions!,
  complexity: "O(points · others · dimensions)",
  reference: pairByPair((x, y) => x.reduce((most, a, p) => Math.max(most, Math.abs(a - y[p]!)), 0)),
  ulp: 0.5,
  accuracy: "The difference correctly rounded; NaN where a component is.",
  source: "scipy.spatial.distance.cdist.",
  notes:
    "NaN in a component makes the distance NaN, as in all other distances, where SciPy passes it over. Points without dimensions are all at distance 0. Rows of y are packed first, in scratch memory of y's size.",
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
        [4, 1],
        [4, 3],
      ],
    },
  ],
  plan: (context) => pairwisePlan(context, COST, context.name),
});
