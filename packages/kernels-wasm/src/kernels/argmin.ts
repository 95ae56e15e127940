import { array, defineKernel } from "../kernel.js";
import { alongAxis, laneByLane, reductionPlan } from "./_lib/reduction.js";

const COST = 0.35;

export default defineKernel({
  summary: "The index of the least element: of the first one among equals, of the first NaN if there is one.",
  formula: "\\operatorname{arg\\,min}_i x_i",
  family: "reduction",
  dtypes: ["f64", "f32", "i32", "u32", "u8"],
  params: [array("x", { doc: "The elements, at least one." }), ...alongAxis],
  output: {
    kind: "number",
    along: "u32",
    doc: "The index along the axis; over all elements, counted through the rows. −0 equals +0 here, as in NumPy.",
  },
  cost: COST,
  complexity: "O(n)",
  reference: laneByLane((lane) => {
    const nan = lane.findIndex(Number.isNaN);
    return nan >= 0 ? nan : lane.reduce((best, value, i) => (value < lane[best]! ? i : best), 0);
  }),
  ulp: 0,
  accuracy: "Exact.",
  source: "numpy.argmin.",
  examples: [
    { args: [[3, -1, 2, -1]], result: 1 },
    {
      args: [
        [
          [1, 6],
          [3, 2],
        ],
      ],
      options: { axis: 0 },
      result: [0, 1],
    },
  ],
  plan: reductionPlan(COST, { casts: true }),
});
