import { array, defineKernel } from "../kernel.js";
import { Product } from "./_lib/product.js";
import { alongAxisWhere, laneByLane, reductionPlan } from "./_lib/reduction.js";

const COST = 1.5;

export default defineKernel({
  summary:
    "The product of all elements, or of those along an axis, compensated: its error does not grow with their number.",
  formula: "\\prod_{i=0}^{n-1} x_i",
  family: "reduction",
  dtypes: ["f64", "f32", "i32", "u32", "u8"],
  params: [array("x", { doc: "The factors." }), ...alongAxisWhere],
  output: {
    kind: "number",
    along: "F",
    empty: 1,
    doc: "The product; over all elements, and of whole numbers along an axis too, in double precision.",
  },
  cost: COST,
  complexity: "O(n)",
  reference: laneByLane((lane) => lane.reduce((product, x) => product.times(x), new Product()).value),
  ulp: 2,
  accuracy:
    "Within 2 ulp whatever the number of elements; whole numbers below 2⁵³ are exact. It overflows or underflows only where the product itself does, not on the way.",
  source:
    "As CompProd of Graillat, Accurate floating-point product and exponentiation (2009), with exponents added up apart.",
  examples: [
    { args: [[1, 2, 3, 4]], result: 24 },
    {
      args: [
        [
          [1, 2],
          [3, 6],
        ],
      ],
      options: { axis: 0 },
      result: [3, 12],
    },
    { args: [[1e300, 1e300, 0, 1]], result: 0 },
  ],
  plan: reductionPlan(COST, { nothing: 1, casts: true }),
});
