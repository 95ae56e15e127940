import { array, defineKernel, option } from "../kernel.js";
import { greatest, variance } from "./_lib/moments.js";
import { alongAxisWhere, laneByLane, reductionPlan } from "./_lib/reduction.js";

const COST = 0.7;

export default defineKernel({
  summary: "The standard deviation of all elements, or of those along an axis: the root of their variance.",
  formula: "\\sqrt{\\frac{1}{n - d} \\sum_i (x_i - \\bar x)^2}",
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
  reference: laneByLane((lane, { ddof }) => Math.sqrt(variance(lane, ddof!))),
  ulp: 64,
  scale: greatest,
  accuracy:
    "Two passes over blocks and exact weights between them: within 64 ulp of the greatest absolute value, and of the result where the spread is not tiny against the mean.",
  source:
    "Chan, Golub and LeVeque, Updating formulae and a pairwise algorithm for computing sample variances (1979).",

  examples: [
    { args: [[1, 3]], result: 1 },
    {
      args: [
        [
          [1, 2],
          [3, 6],
        ],
      ],
      options: { axis: 0 },
      result: [1, 2],
    },
  ],
  plan: reductionPlan(COST, { param: ({ numbers }) => numbers.ddof!, nothing: Number.NaN, casts: true }),
});
