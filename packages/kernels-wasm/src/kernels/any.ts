import { array, defineKernel } from "../kernel.js";
import { alongAxisWhere, laneByLane, reductionPlan } from "./_lib/reduction.js";

const COST = 0.35;

export default defineKernel({
  summary: "Whether any element of all, or of those along an axis, is not zero.",
  formula: "\\exists i: x_i \\ne 0",
  family: "reduction",
  dtypes: ["f64", "f32", "i32", "u32", "u8"],
  params: [array("x", { doc: "The elements, such as a comparison gives." }), ...alongAxisWhere],
  output: { kind: "number", along: "u8", empty: 0, doc: "1 if there is one, otherwise 0; NaN is not zero." },
  cost: COST,
  complexity: "O(n)",
  reference: laneByLane((lane) => Number(lane.some((x) => x !== 0))),
  ulp: 0,
  accuracy: "Exact.",
  source: "numpy.any.",
  examples: [
    { args: [[0, 3, -1]], result: 1 },
    {
      args: [
        [
          [0, 2],
          [3, 6],
        ],
      ],
      options: { axis: 0 },
      result: [1, 1],
    },
  ],
  plan: reductionPlan(COST),
});
