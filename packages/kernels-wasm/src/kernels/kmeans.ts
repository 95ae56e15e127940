import { elementsOf } from "../array/elements.js";
import { itemSize } from "../dtypes.js";
import { array, defineKernel, option, type ReferenceArgs } from "../kernel.js";
import type { Phase } from "../plan.js";
import { slotsOf } from "../plan.js";
import { ranked } from "./_lib/neighbours.js";
import { packed } from "./_lib/pairwise.js";

/** Nanoseconds for one component of the distance of a point from a center. */
const COST = 0.3;
/** Bytes of a slot before its sums, as in assembly/kmeans.ts. */
const HEAD = 264;
/** Sums of all chunks together, at most, unless there are two chunks. */
const MOST_SUMS = 2 ** 22;
/** Iterations that a call is taken to need. */
const USUAL = 10;

export default defineKernel({
  summary: "Clusters of points about their means: k-means, by Lloyd's iteration from given centers.",
  formula: "\\operatorname{arg\\,min}_{c} \\sum_i \\min_j \\|p_i - c_j\\|^2",
  family: "learning",
  dtypes: ["f64", "f32"],
  params: [
    array("points", { doc: "The points, one a row.", shape: ["points", "dimensions"] }),
    array("centers", {
      doc: "Centers to begin with, one a row: some of the points, say.",
      shape: ["clusters", "dimensions"],
    }),
    option("iterations", {
      doc: "How often centers are moved at most; it ends earlier once no point changes its cluster.",
      default: 100,
      integer: true,
      min: 1,
      max: 300,
    }),
  ],
  output: {
    kind: "arrays",
    arrays: {
      centers: {
        kind: "array",
        dtype: "T",
        shape: ["clusters", "dimensions"],
        inPlace: [],
        doc: "The mean of each cluster; a cluster that has lost all its points keeps its last center.",
      },
      labels: {
        kind: "array",
        dtype: "u32",
        shape: ["points"],
        inPlace: [],
        doc: "The nearest of these centers to each point; of equally near ones the first.",
      },
    },
    doc: "Centers, and which of them each point belongs to.",
  },
  cost: ({ points, clusters, dimensions }) =>
    2000 + USUAL * points! * (clusters! * (0.5 + COST * dimensions!) + 2 * dimensions! + 5),
  complexity: "O(iterations · points · clusters · dimensions)",
  reference: (args) => {
    const { points, clusters, dimensions } = args.dims as Record<string, number>;
    const centers = Float64Array.from(args.arrays.centers!);
    let labels = labelsOf(args, centers);
    for (let i = 0; i < args.numbers.iterations!; i++) {
      for (let c = 0; c < clusters!; c++) {
        const own = Array.from({ length: points! }, (_, p) => p).filter((p) => labels[p] === c);
        if (own.length === 0) continue;
        for (let d = 0; d < dimensions!; d++) {
          const sum = own.reduce((total, p) => total + args.arrays.points![p * dimensions! + d]!, 0);
          const mean = sum / own.length;
          centers[c * dimensions! + d] = args.dtype === "f32" ? Math.fround(mean) : mean;
        }
      }
      const next = labelsOf(args, centers);
      const isSettled = next.every((label, p) => label === labels[p]);
      labels = next;
      if (isSettled) break;
    }
    return { centers, labels };
  },
  ulp: 100,
  accuracy:
    "Means are summed in double precision, chunk by chunk; labels are exact up to the rounding of distances. The same bits for any number of workers and on every engine.",
  source: "Lloyd, Least squares quantization in PCM (1982); distances in tiles, as knn.",
  notes:
    "The matrix of distances is never made. A distance that is NaN counts as infinite, so a point with NaN belongs to the first center, whose mean becomes NaN.",
  examples: [
    {
      args: [
        [
          [0, 0],
          [0, 2],
          [10, 0],
          [10, 2],
        ],
        [
          [0, 0],
          [10, 0],
        ],
      ],
      result: {
        centers: [
          [0, 1],
          [10, 1],
        ],
        labels: [0, 0, 1, 1],
      },
    },
  ],
  check: ({ dims, refuse }) => {
    const { points, clusters, dimensions } = dims as Record<string, number>;
    if (points === 0) refuse("points", "at least one point", "none");
    if (dimensions === 0) refuse("points", "at least one dimension", "none");
    if (clusters === 0) refuse("centers", "at least one center", "none");
  },
  plan: (context) => {
    const { name, dtype, dims, numbers, arrays, outs, scratch, memory } = context;
    const { points, clusters, dimensions } = dims as Record<"points" | "clusters" | "dimensions", number>;
    const { at, phase: pack } = packed(arrays.centers!.ptr, clusters, context);
    const sums = clusters * (dimensions + 1);
    const most = Math.max(2, Math.min(256, Math.floor(MOST_SUMS / sums)));
    const wanted = 40_000 / (clusters * (0.5 + COST * dimensions) + 2 * dimensions + 5);
    const chunk = Math.ceil(Math.max(64, wanted, points / most) / 4) * 4;
    const chunks = Math.ceil(points / chunk);
    const slot = slotsOf(scratch, chunks, HEAD + 8 * sums);
    const settled = scratch(16);
    elementsOf("u32", memory)[settled / 4] = 0;
    const { centers, labels } = outs;
    const found = [scratch(4 * points), scratch(itemSize(dtype) * points), labels!.ptr];
    const assign = (isFirst: number): Phase => ({
      run: `${name}_assign_${dtype}`,
      count: points,
      chunk,
      args: [arrays.points!.ptr, at, clusters, dimensions, ...found, isFirst, settled, slot],
    });
    const update = (from: number): Phase => ({
      run: `${name}_update_${dtype}`,
      count: clusters,
      chunk: Math.max(1, Math.ceil(40_000 / (chunks * (dimensions + 1)))),
      args: [from, centers!.ptr, at, clusters, dimensions, chunks, slot.base, slot.stride, settled],
    });
    const next = [assign(0), update(centers!.ptr)];
    const rest = Array.from({ length: numbers.iterations! - 1 }, () => next).flat();
    return [pack, assign(1), update(arrays.centers!.ptr), ...rest, assign(0)];
  },
});

/** The nearest center of each point. */
function labelsOf(args: ReferenceArgs, centers: ArrayLike<number>): number[] {
  return Array.from(
    { length: args.dims.points! },
    (_, point) => ranked(args, centers, args.arrays.points!, point)[0]!.index,
  );
}
