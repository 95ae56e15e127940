import { array, defineKernel } from "../kernel.js";
import { alongAxisWhere, laneByLane, reductionPlan } from "./_lib/reduction.js";
import { twofoldSum } from "./_lib/twofold.js";

const COST = 0.3;

export default defineKernel({
  summary:
    "The sum of all elements, or of those along an axis, compensated: its error does not grow with their number.",
  formula: "\\sum_{i=0}^{n-1} x_i",
  family: "reduction",
  dtypes: ["f64", "f32", "i32", "u32", "u8"],
  params: [array("x", { doc: "The terms." }), ...alongAxisWhere],
  output: {
    kind: "number",
    along: "F",
    empty: 0,
    doc: "The sum; over all elements, and of whole numbers along an axis too, in double precision.",
  },
  cost: COST,
  flops: ({ n }) => n!,
  complexity: "O(n)",
  reference: laneByLane(twofoldSum),
  ulp: 1,
  accuracy:
    "f64: at most (3u + O(n u²)) Σ|xᵢ| with u = 2⁻⁵³, for terms of one sign within 3 ulp whatever n is; fewer than 16 elements as if in twice the precision. f32: summed in double precision. Whole numbers: exact, rounded once.",
  source: "Sum2 of Ogita, Rump and Oishi, Accurate Sum and Dot Product (2005), over sums of four.",

  examples: [
    { args: [[1, 2, 3, 4]], result: 10 },
    {
      args: [
        [
          [1, 2],
          [3, 6],
        ],
      ],
      options: { axis: 0 },
      result: [4, 8],
    },
    { args: [[1, 2, 3, 4]], options: { where: [1, 0, 0, 1] }, result: 5 },
    { args: [[0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]], result: 1 },
  ],
  plan: reductionPlan(COST),
});
