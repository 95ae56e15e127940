import { array, defineKernel } from "../kernel.js";
import { alongAxisWhere, laneByLane, reductionPlan } from "./_lib/reduction.js";
import { twofoldSum } from "./_lib/twofold.js";

const COST = 0.3;

export default defineKernel({
  summary: "The arithmetic mean of all elements, or of those along an axis.",
  formula: "\\frac{1}{n} \\sum_{i=0}^{n-1} x_i",
  family: "reduction",
  dtypes: ["f64", "f32", "i32", "u32", "u8"],
  params: [array("x", { doc: "The elements." }), ...alongAxisWhere],
  output: { kind: "number", along: "F", empty: Number.NaN, doc: "The mean; NaN of no elements." },
  cost: COST,
  flops: ({ n }) => n!,
  complexity: "O(n)",
  reference: laneByLane((lane) => twofoldSum(lane) / lane.length),
  ulp: 2,
  accuracy: "The sum as sum has it, divided once.",
  source: "numpy.mean.",

  examples: [
    { args: [[1, 2, 3, 4]], result: 2.5 },
    {
      args: [
        [
          [1, 2],
          [3, 6],
        ],
      ],
      options: { axis: 0 },
      result: [2, 4],
    },
  ],
  plan: reductionPlan(COST, { nothing: Number.NaN }),
});
