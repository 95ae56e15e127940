import { array, defineKernel } from "../kernel.js";
import { alongAxisWhere, laneByLane, reductionPlan } from "./_lib/reduction.js";

const COST = 0.35;

export default defineKernel({
  summary: "The greatest element of all, or of those along an axis; NaN if there is one.",
  formula: "\\max_i x_i",
  family: "reduction",
  dtypes: ["f64", "f32", "i32", "u32", "u8"],
  params: [array("x", { doc: "The elements, at least one." }), ...alongAxisWhere],
  output: {
    kind: "number",
    along: "T",
    doc: "The greatest element. NaN wins over every number, as in NumPy, and +0 is greater than −0. Where a mask chooses nothing: -Infinity, or the least number of the dtype.",
  },
  cost: COST,
  complexity: "O(n)",
  reference: laneByLane((lane) => lane.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)),
  ulp: 0,
  accuracy: "Exact.",

  examples: [
    { args: [[3, -1, 2]], result: 3 },
    {
      args: [
        [
          [1, 2],
          [3, 6],
        ],
      ],
      options: { axis: 1 },
      result: [2, 6],
    },
  ],
  plan: reductionPlan(COST, { nothing: Number.NEGATIVE_INFINITY }),
});
