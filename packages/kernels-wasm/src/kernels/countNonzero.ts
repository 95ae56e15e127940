import { array, defineKernel } from "../kernel.js";
import { alongAxis, laneByLane, reductionPlan } from "./_lib/reduction.js";

const COST = 0.35;

export default defineKernel({
  summary: "How many elements are not zero, of all or of those along an axis.",
  formula: "\\#\\{i : x_i \\ne 0\\}",
  family: "reduction",
  dtypes: ["f64", "f32", "i32", "u32", "u8"],
  params: [array("x", { doc: "The elements, such as a comparison gives." }), ...alongAxis],
  output: { kind: "number", along: "u32", empty: 0, doc: "The number; NaN is not zero." },
  cost: COST,
  complexity: "O(n)",
  reference: laneByLane((lane) => lane.filter((x) => x !== 0).length),
  ulp: 0,
  accuracy: "Exact.",
  source: "numpy.count_nonzero.",
  examples: [
    { args: [[0, 3, -1]], result: 2 },
    {
      args: [
        [
          [0, 2],
          [3, 6],
        ],
      ],
      options: { axis: 0 },
      result: [1, 2],
    },
  ],
  plan: reductionPlan(COST),
});
