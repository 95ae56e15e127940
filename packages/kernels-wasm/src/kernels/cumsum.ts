import { array, defineKernel } from "../kernel.js";
import { scanPlan, throughLanes } from "./_lib/reduction.js";
import { scanAxis, scanOutput } from "./_lib/scan.js";
import { addTwofold, twofoldValue } from "./_lib/twofold.js";

const COST = 1.1;

export default defineKernel({
  summary: "The sums of the first element, the first two, the first three, ...",
  formula: "\\sum_{j=0}^{i} x_j",
  family: "scan",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The terms." }), scanAxis],
  output: scanOutput("Each element plus all before it."),
  cost: COST,
  complexity: "O(n)",
  reference: throughLanes(() => {
    const cells = new Float64Array(2);
    return (x) => {
      addTwofold(cells, Float64Array.of(x, 0));
      return twofoldValue(cells);
    };
  }),
  ulp: 4,
  accuracy:
    "f64: each result is within (5u + O(n u²)) Σ|xⱼ| of its own terms, u = 2⁻⁵³, whatever n is: for terms of one sign within 5 ulp. f32: summed in double precision, then rounded.",
  source:
    "Blelloch, Prefix sums and their applications (1990), by segments in three phases; the carry is compensated as in Ogita, Rump and Oishi (2005).",
  examples: [
    { args: [[1, 2, 3, 4]], result: [1, 3, 6, 10] },
    { args: [[0.1, 0.2, 0.3]], result: [0.1, 0.30000000000000004, 0.6] },
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
        [4, 6],
      ],
    },
  ],
  plan: scanPlan(COST, "sum", 0),
});
