import { array, defineKernel, option } from "../kernel.js";
import { slotsOf } from "../plan.js";
import { ranked } from "./_lib/neighbours.js";
import { packed, SLOT } from "./_lib/pairwise.js";

/** Nanoseconds for one component of one pair. */
const COST = 0.3;

export default defineKernel({
  summary: "The k nearest of some points to each query, by Euclidean distance: which they are, and how far.",
  formula: "\\operatorname{arg\\,min}^{(k)}_j \\|q_i - p_j\\|",
  family: "learning",
  dtypes: ["f64", "f32"],
  params: [
    array("points", {
      doc: "The points to choose from, one a row; at least k.",
      shape: ["points", "dimensions"],
    }),
    array("queries", {
      doc: "The points whose neighbours are looked for.",
      shape: ["queries", "dimensions"],
    }),
    option("k", { doc: "How many neighbours.", default: 1, integer: true, min: 1, max: 2 ** 31 - 1 }),
  ],
  output: {
    kind: "arrays",
    arrays: {
      indices: {
        kind: "array",
        dtype: "u32",
        shape: ({ queries }, { k }) => [queries!, k!],
        inPlace: [],
        doc: "Rows of points, the nearest one first; equally near ones by index.",
      },
      distances: {
        kind: "array",
        dtype: "T",
        shape: ({ queries }, { k }) => [queries!, k!],
        inPlace: [],
        doc: "Their distances.",
      },
    },
    doc: "A row for each query.",
  },
  cost: ({ points, queries, dimensions }) =>
    500 + points! * queries! * (0.5 + COST * dimensions!) + 2 * points! * dimensions!,
  flops: ({ points, queries, dimensions }) => 3 * points! * queries! * dimensions!,
  complexity: "O(queries · points · dimensions)",
  reference: (args) => {
    const { queries } = args.dims as { queries: number };
    const rows = Array.from({ length: queries }, (_, query) =>
      ranked(args, args.arrays.points!, args.arrays.queries!, query).slice(0, args.numbers.k),
    ).flat();
    return {
      indices: rows.map(({ index }) => index),
      distances: rows.map(({ square }) => Math.sqrt(square)),
    };
  },
  ulp: 100,
  accuracy:
    "Neighbours are exact up to the rounding of distances, which are as those of euclidean. A distance that is NaN counts as infinite.",
  source: "Exhaustive search in tiles, with a heap for each query.",
  notes:
    "The matrix of distances is never made: memory is the points once more, and the result. Where one index serves many calls, or dimensions are few and points many, a tree can be quicker.",
  examples: [
    {
      args: [
        [
          [0, 0],
          [3, 4],
          [1, 0],
        ],
        [[0, 0]],
      ],
      options: { k: 2 },
      result: { indices: [[0, 2]], distances: [[0, 1]] },
    },
  ],
  check: ({ dims, numbers, refuse }) => {
    const { points, dimensions } = dims as { points: number; dimensions: number };
    if (points === 0) refuse("points", "at least one point", "none");
    if (dimensions === 0) refuse("points", "at least one dimension", "none");
    if (numbers.k! > points) refuse("k", `at most as many as there are points (${points})`, `${numbers.k}`);
  },
  plan: (context) => {
    const { name, dtype, dims, numbers, arrays, outs, scratch } = context;
    const { points, queries, dimensions } = dims as { points: number; queries: number; dimensions: number };
    const { at, phase } = packed(arrays.points!.ptr, points, context);
    // The more rows share a chunk, the more often points are used while they are in the cache.
    const wanted = Math.max(40_000 / (points * (0.5 + COST * dimensions)), Math.min(64, queries / 32));
    const chunk = Math.ceil(Math.max(wanted, queries / 512) / 4) * 4;
    const slot = slotsOf(scratch, Math.ceil(queries / chunk), SLOT);
    const { indices, distances } = outs;
    const results = [numbers.k!, indices!.ptr, distances!.ptr];
    const args = [arrays.queries!.ptr, at, points, dimensions, ...results, slot];
    return [phase, { run: `${name}_${dtype}`, count: queries, chunk, args }];
  },
});
