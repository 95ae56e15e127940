import { array, defineKernel, option } from "../kernel.js";
import { variance, varianceScale } from "./_lib/moments.js";
import { alongAxisWhere, laneByLane, reductionPlan } from "./_lib/reduction.js";

const COST = 0.7;

export default defineKernel({
  summary:
    "The variance of all elements, or of those along an axis: the mean squared distance from their mean.",
  formula: "\\frac{1}{n - d} \\sum_i (x_i - \\bar x)^2",
  family: "reduction",
  dtypes: ["f64", "f32", "i32", "u32", "u8"],
  params: [
    array("x", { doc: "The elements." }),
    ...alongAxisWhere,
    option("ddof", {
      doc: "What is taken from the number of elements that is divided by: 1 for a sample.",
      default: 0,
      min: 0,
    }),
  ],
  output: { kind: "number", along: "F", empty: Number.NaN, doc: "The result; NaN of no elements." },
  cost: COST,
  complexity: "O(n)",
  reference: laneByLane((lane, { ddof }) => variance(lane, ddof!)),
  ulp: 64,
  scale: varianceScale,
  accuracy:
    "Two passes over blocks and exact weights between them: within 64 ulp of σm, m being the greatest absolute value, which is about 64 ulp where the spread is not tiny against the mean.",
  source:
    "Chan, Golub and LeVeque, Updating formulae and a pairwise algorithm for computing sample variances (1979).",

  examples: [
    { args: [[1, 2, 3, 4]], result: 1.25 },
    {
      args: [
        [
          [1, 2],
          [3, 6],
        ],
      ],
      options: { axis: 0, ddof: 1 },
      result: [2, 8],
    },
  ],
  plan: reductionPlan(COST, { param: ({ numbers }) => numbers.ddof!, nothing: Number.NaN, casts: true }),
});
