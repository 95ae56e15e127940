import { itemSize } from "../dtypes.js";
import { defineKernel } from "../kernel.js";
import {
  chunkOf,
  pairByPair,
  pairwiseCost,
  pairwiseOutput,
  pairwiseParams,
  pairwisePlan,
  sumOver,
} from "./_lib/pairwise.js";

/** Nanoseconds for one component of one pair. */
const COST = 0.2;

export default defineKernel({
  summary:
    "The cosine distance of each vector of x from each vector of y: 1 less the cosine of the angle between them.",
  formula: "\\1 - \\frac{x_i \\cdot y_j}{\\|x_i\\| \\|y_j\\|}",
  family: "distance",
  dtypes: ["f64", "f32"],
  params: pairwiseParams,
  output: pairwiseOutput,
  cost: pairwiseCost(COST),
  flops: ({ points, others, dimensions }) => 2 * points! * others! * dimensions!,
  complexity: "O(points · others · dimensions)",
  reference: pairByPair((x, y, round) => {
    const length = (v: readonly number[]) => round(Math.sqrt(round(sumOver(v, (a) => round(a * a)))));
    const product = round(sumOver(x, (a, p) => round(a * y[p]!)));
    return 1 - Math.max(-1, Math.min(1, product / round(length(x) * length(y))));
  }),
  ulp: 100,
  // Errors are absolute: the distance of two alike is a difference of numbers near 1.
  scale: () => 1,
  accuracy:
    "Within (2·dimensions + 4)·u of the exact value, absolutely, in the arithmetic of the dtype; from 0 to 2. NaN where a vector is of length 0, or of a length beyond the dtype.",
  source: "scipy.spatial.distance.cdist.",
  notes:
    "Points without dimensions are all at distance 0. Rows of y are packed first, in scratch memory of y's size.",
  examples: [
    {
      args: [
        [
          [1, 0],
          [3, 4],
        ],
        [
          [3, 4],
          [0, -2],
        ],
      ],
      result: [
        [0.4, 1],
        [0, 1.8],
      ],
    },
  ],
  plan: (context) => {
    const { name, dtype, dims, arrays, scratch } = context;
    const { points, others, dimensions } = dims as { points: number; others: number; dimensions: number };
    const ofOthers = Math.ceil((others * itemSize(dtype)) / 32) * 32;
    const lengths = scratch(ofOthers + points * itemSize(dtype));
    const lengthsOf = (ptr: number, count: number, to: number) => ({
      run: `${name}_lengths_${dtype}`,
      count,
      chunk: chunkOf(count, dimensions),
      args: [ptr, dimensions, to],
    });
    return [
      lengthsOf(arrays.y!.ptr, others, lengths),
      lengthsOf(arrays.x!.ptr, points, lengths + ofOthers),
      ...pairwisePlan(context, COST, name, lengths),
    ];
  },
});
