import { array, defineKernel } from "../kernel.js";
import { alongAxisWhere, laneByLane, reductionPlan } from "./_lib/reduction.js";

const COST = 0.35;

export default defineKernel({
  summary: "Whether all elements, or those along an axis, are not zero.",
  formula: "\\forall i: x_i \\ne 0",
  family: "reduction",
  dtypes: ["f64", "f32", "i32", "u32", "u8"],
  params: [array("x", { doc: "The elements, such as a comparison gives." }), ...alongAxisWhere],
  output: { kind: "number", along: "u8", empty: 1, doc: "1 if none is zero, otherwise 0; NaN is not zero." },
  cost: COST,
  complexity: "O(n)",
  reference: laneByLane((lane) => Number(lane.every((x) => x !== 0))),
  ulp: 0,
  accuracy: "Exact.",
  source: "numpy.all.",
  examples: [
    { args: [[0, 3, -1]], result: 0 },
    {
      args: [
        [
          [0, 2],
          [3, 6],
        ],
      ],
      options: { axis: 0 },
      result: [0, 1],
    },
  ],
  plan: reductionPlan(COST, { nothing: 1 }),
});
