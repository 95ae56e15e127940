import { array, defineKernel } from "../kernel.js";
import { scanPlan, throughLanes } from "./_lib/reduction.js";
import { scanAxis, scanOutput } from "./_lib/scan.js";

const COST = 1;

export default defineKernel({
  summary: "The least of the first element, of the first two, the first three, ...",
  formula: "\\min_{j \\le i} x_j",
  family: "scan",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The elements." }), scanAxis],
  output: scanOutput(
    "The least of each element and all before it; NaN from the first NaN on. −0 is less than +0.",
  ),
  cost: COST,
  complexity: "O(n)",
  reference: throughLanes(() => {
    let least = Number.POSITIVE_INFINITY;
    return (x) => {
      least = Math.min(least, x);
      return least;
    };
  }),
  ulp: 0,
  accuracy: "Exact.",
  source:
    "numpy.minimum.accumulate; Blelloch, Prefix sums and their applications (1990), by segments in three phases.",
  examples: [
    { args: [[4, 2, 3, 1]], result: [4, 2, 2, 1] },
    {
      args: [
        [
          [1, 2],
          [3, 4],
        ],
      ],
      options: { axis: 0 },
      result: [
        [1, 2],
        [1, 2],
      ],
    },
  ],
  plan: scanPlan(COST, "min", Number.POSITIVE_INFINITY),
});
