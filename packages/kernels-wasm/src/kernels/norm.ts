import { array, choice, defineKernel } from "../kernel.js";
import { alongAxisWhere, laneByLane, reductionPlan } from "./_lib/reduction.js";
import { twofoldSum } from "./_lib/twofold.js";

const COST = 0.4;

/** By scaling with a power of two, so that no square overflows or underflows. */
function euclidean(sizes: number[], most: number): number {
  if (!(most > 0 && most < Number.POSITIVE_INFINITY)) return most;
  const scale = 2 ** Math.min(1000, -Math.floor(Math.log2(most)));
  return Math.sqrt(twofoldSum(sizes.map((x) => (x * scale) ** 2))) / scale;
}

export default defineKernel({
  summary:
    "The length of a vector, ‖x‖, of all elements or along an axis: Euclidean, of the sum, or of the maximum.",
  formula: "\\left(\\sum_i |x_i|^p\\right)^{1/p}",
  family: "reduction",
  dtypes: ["f64", "f32"],
  params: [
    array("x", { doc: "The components." }),
    ...alongAxisWhere,
    choice("ord", {
      doc: "The order p: the Euclidean norm, the sum of all absolute values, or the greatest of them.",
      values: ["2", "1", "inf"],
    }),
  ],
  output: { kind: "number", along: "T", empty: 0, doc: "The norm; NaN if an element is." },
  cost: COST,
  complexity: "O(n)",
  reference: laneByLane((lane, { ord }) => {
    const sizes = lane.map(Math.abs);
    const most = sizes.reduce((a, b) => Math.max(a, b), 0);
    return ord === 0 ? euclidean(sizes, most) : ord === 1 ? twofoldSum(sizes) : most;
  }),
  ulp: 3,
  accuracy:
    "Within 3 ulp whatever the number of elements; no square overflows, or underflows, where the norm does not. The greatest absolute value is exact.",
  source:
    "numpy.linalg.norm of a vector; scaled as in Blue, A portable Fortran program to find the Euclidean norm (1978).",
  examples: [
    { args: [[3, -4]], result: 5 },
    { args: [[3, -4]], options: { ord: "1" }, result: 7 },
    {
      args: [
        [
          [1, -2],
          [3, 6],
        ],
      ],
      options: { axis: 0, ord: "inf" },
      result: [3, 6],
    },
  ],
  plan: reductionPlan(COST, {
    nameOf: ({ numbers }) => ["norm", "norm_sum", "norm_max"][numbers.ord!]!,
  }),
});
