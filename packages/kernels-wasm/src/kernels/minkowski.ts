import { defineKernel, option } from "../kernel.js";
import {
  pairByPair,
  pairwiseCost,
  pairwiseOutput,
  pairwiseParams,
  pairwisePlan,
  sumOver,
} from "./_lib/pairwise.js";

/** Nanoseconds for one component of one pair. */
const COST = 8;

export default defineKernel({
  summary: "The Minkowski distance of each point of x from each point of y: the p-norm of their difference.",
  formula: "\\left(\\sum_k |x_{ik} - y_{jk}|^p\\right)^{1/p}",
  family: "distance",
  dtypes: ["f64", "f32"],
  params: [
    ...pairwiseParams,
    option("p", {
      doc: "The exponent; 1 and 2 take the ways of manhattan and euclidean.",
      default: 2,
      min: 1,
      max: 1000,
    }),
  ],
  output: pairwiseOutput,
  cost: pairwiseCost(COST),
  complexity: "O(points · others · dimensions)",
  reference: pairByPair((x, y, round, { p }) => {
    const power = round(p!);
    return round(sumOver(x, (a, k) => round(Math.abs(a - y[k]!) ** power))) ** round(1 / power);
  }),
  ulp: 100,
  accuracy:
    "Within (dimensions / p + 2·p + 4)·u of itself, in the arithmetic of the dtype: powers that overflow are infinite.",
  source: "scipy.spatial.distance.cdist.",
  notes:
    "Points without dimensions are all at distance 0. Rows of y are packed first, in scratch memory of y's size.",
  examples: [
    {
      args: [
        [
          [0, 0],
          [3, 0],
        ],
        [
          [3, 4],
          [0, 1],
        ],
      ],
      options: { p: 1 },
      result: [
        [7, 1],
        [4, 4],
      ],
    },
    { args: [[[0, 0]], [[2, 0]]], options: { p: 3 }, result: [[2]] },
  ],
  plan: (context) => {
    const { name, dtype, numbers, scratch, memory } = context;
    const p = numbers.p!;
    if (p === 1 || p === 2) return pairwisePlan(context, 0.3, p === 1 ? "manhattan" : "euclidean");
    const extra = scratch(16);
    if (dtype === "f64") new Float64Array(memory, extra, 2).set([p, 1 / p]);
    else new Float32Array(memory, extra, 2).set([p, 1 / p]);
    return pairwisePlan(context, COST, name, extra);
  },
});
