import { array, defineKernel, flag, number, rowAxis } from "../kernel.js";
import { chunkSize } from "../plan.js";
import { argsortLanes, argsortPhases } from "./_lib/argsort-phases.js";
import { laneChunk } from "./_lib/lanes.js";
import { ordered } from "./_lib/ordered.js";

export default defineKernel({
  summary: "The k greatest elements along an axis, the greatest first, and where they are.",
  formula: "x_{\\pi(0)} \\ge x_{\\pi(1)} \\ge \\dots \\ge x_{\\pi(k-1)} \\ge \\text{all others}",
  family: "order",
  dtypes: ["f64", "f32", "i32", "u32"],
  params: [
    array("x", { doc: "The elements.", shape: ["...", "length"] }),
    number("k", {
      doc: "How many are wanted, at most as many as there are along the axis.",
      integer: true,
      min: 0,
      max: "length",
    }),
    rowAxis("The axis to go along; by default the last, so that each row has its own."),
    flag("largest", { doc: "The greatest ones; otherwise the least, the least first.", default: true }),
  ],
  output: {
    kind: "arrays",
    arrays: {
      values: {
        kind: "array",
        dtype: "T",
        shape: (_dims, { k }, { x }) => [...x!.slice(0, -1), k!],
        inPlace: [],
        doc: "The elements, in order.",
      },
      indices: {
        kind: "array",
        dtype: "u32",
        shape: (_dims, { k }, { x }) => [...x!.slice(0, -1), k!],
        inPlace: [],
        doc: "Their indices along the axis.",
      },
    },
    doc: "The elements and their indices.",
  },
  cost: ({ n, length }, { k }) => 3 * n! + 20 * k! * (n! / Math.max(1, length!)),
  complexity: "O(n)",
  reference: ({ arrays, dims, numbers }) => {
    const { n, length } = dims as { n: number; length: number };
    const [values, indices]: [number[], number[]] = [[], []];
    for (let first = 0; first < n; first += length) {
      const row = Array.from({ length }, (_, i) => arrays.x![first + i]!);
      const places = ordered(row, numbers.largest === 1).slice(0, numbers.k);
      indices.push(...places);
      values.push(...places.map((i) => row[i]!));
    }
    return { values, indices };
  },
  ulp: 0,
  accuracy:
    "Exact: of equal elements those that come first. NaN is greater than all numbers, and +0 greater than −0, as in sort.",
  source:
    "As argsort, but buckets that lie behind the first k elements are neither filled nor sorted (Floyd and Rivest, Expected time bounds for selection, 1975, with many pivots).",
  examples: [
    { args: [[3, 9, 1, 9, 5], 3], result: { values: [9, 9, 5], indices: [1, 3, 4] } },
    {
      args: [
        [
          [1, 2],
          [4, 3],
        ],
        1,
      ],
      options: { axis: 0 },
      result: { values: [[4, 3]], indices: [[1, 1]] },
    },
    { args: [[3, 9, 1, 9, 5], 2], options: { largest: false }, result: { values: [1, 3], indices: [2, 0] } },
  ],
  plan: ({ dtype, dims, arrays, numbers, outs, scratch }) => {
    const { n, length } = dims as { n: number; length: number };
    const x = arrays.x!.ptr;
    const rows = n / length;
    const limit = numbers.k!;
    const call = { dtype, count: length, x, scratch };
    const wanted = { limit, descending: numbers.largest === 1 };
    const indices = outs.indices!.ptr;
    const chunk = laneChunk(rows, 3 * length + 20 * limit);
    return [
      ...(rows === 1
        ? argsortPhases(call, wanted, indices)
        : [argsortLanes(call, rows, length, 1, wanted, indices, chunk)]),
      {
        run: `topK_values_${dtype === "f64" ? "f64" : "u32"}`,
        count: rows * limit,
        chunk: chunkSize(rows * limit, 2),
        args: [x, length, limit, indices, outs.values!.ptr],
      },
    ];
  },
});
