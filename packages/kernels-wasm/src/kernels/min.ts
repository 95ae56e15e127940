import { array, defineKernel } from "../kernel.js";
import { alongAxisWhere, laneByLane, reductionPlan } from "./_lib/reduction.js";

const COST = 0.35;

export default defineKernel({
  summary: "The least element of all, or of those along an axis; NaN if there is one.",
  formula: "\\min_i x_i",
  family: "reduction",
  dtypes: ["f64", "f32", "i32", "u32", "u8"],
  params: [array("x", { doc: "The elements, at least one." }), ...alongAxisWhere],
  output: {
    kind: "number",
    along: "T",
    doc: "The least element. NaN wins over every number, as in NumPy, and −0 is less than +0. Where a mask chooses nothing: Infinity, or the greatest number of the dtype.",
  },
  cost: COST,
  complexity: "O(n)",
  reference: laneByLane((lane) => lane.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)),
  ulp: 0,
  accuracy: "Exact.",

  examples: [
    { args: [[3, -1, 2]], result: -1 },
    {
      args: [
        [
          [1, 2],
          [3, 6],
        ],
      ],
      options: { axis: 1 },
      result: [1, 3],
    },
  ],
  plan: reductionPlan(COST, { nothing: Number.POSITIVE_INFINITY }),
});
