import { array, defineKernel } from "../kernel.js";
import { Product } from "./_lib/product.js";
import { scanPlan, throughLanes } from "./_lib/reduction.js";
import { scanAxis, scanOutput } from "./_lib/scan.js";

const COST = 3;

export default defineKernel({
  summary: "The products of the first element, the first two, the first three, ...",
  formula: "\\prod_{j=0}^{i} x_j",
  family: "scan",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The factors." }), scanAxis],
  output: scanOutput("Each element times all before it."),
  cost: COST,
  complexity: "O(n)",
  reference: throughLanes(() => {
    const product = new Product();
    return (x) => product.times(x).value;
  }),
  ulp: 2,
  accuracy:
    "Each result is within 2 ulp of the product of its own factors, however many. It overflows or underflows only where that product does, whatever those before it did.",
  source:
    "Blelloch, Prefix sums and their applications (1990), by segments in three phases; compensated as CompProd of Graillat (2009), with exponents added up apart.",
  examples: [
    { args: [[1, 2, 3, 4]], result: [1, 2, 6, 24] },
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
        [3, 8],
      ],
    },
  ],
  plan: scanPlan(COST, "prod", 1),
});
