import { array, defineKernel } from "../kernel.js";
import { scanPlan, throughLanes } from "./_lib/reduction.js";
import { scanAxis, scanOutput } from "./_lib/scan.js";

const COST = 1;

export default defineKernel({
  summary: "The greatest of the first element, of the first two, the first three, ...",
  formula: "\\max_{j \\le i} x_j",
  family: "scan",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The elements." }), scanAxis],
  output: scanOutput(
    "The greatest of each element and all before it; NaN from the first NaN on. +0 is greater than −0.",
  ),
  cost: COST,
  complexity: "O(n)",
  reference: throughLanes(() => {
    let greatest = Number.NEGATIVE_INFINITY;
    return (x) => {
      greatest = Math.max(greatest, x);
      return greatest;
    };
  }),
  ulp: 0,
  accuracy: "Exact.",
  source:
    "numpy.maximum.accumulate; Blelloch, Prefix sums and their applications (1990), by segments in three phases.",
  examples: [
    { args: [[1, 3, 2, 4]], result: [1, 3, 3, 4] },
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
        [3, 4],
      ],
    },
  ],
  plan: scanPlan(COST, "max", Number.NEGATIVE_INFINITY),
});
