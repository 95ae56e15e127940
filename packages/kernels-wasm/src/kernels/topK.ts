import { array, defineKernel, flag, number } from "../kernel.js";
import { chunkSize } from "../plan.js";
import { argsortPhases } from "./_lib/argsort-phases.js";
import { ordered } from "./_lib/ordered.js";

export default defineKernel({
  summary: "The k greatest elements, the greatest first, and where they are.",
  formula: "x_{\\pi(0)} \\ge x_{\\pi(1)} \\ge \\dots \\ge x_{\\pi(k-1)} \\ge \\text{all others}",
  family: "order",
  dtypes: ["f64", "f32", "i32", "u32"],
  params: [
    array("x", { doc: "The elements.", shape: ["n"] }),
    number("k", { doc: "How many are wanted, at most n.", integer: true, min: 0, max: "n" }),
    flag("largest", { doc: "The greatest ones; otherwise the least, the least first.", default: true }),
  ],
  output: {
    kind: "arrays",
    arrays: {
      values: {
        kind: "array",
        dtype: "T",
        shape: (_dims, { k }) => [k!],
        inPlace: [],
        doc: "The elements, in order.",
      },
      indices: {
        kind: "array",
        dtype: "u32",
        shape: (_dims, { k }) => [k!],
        inPlace: [],
        doc: "Their indices.",
      },
    },
    doc: "The elements and their indices.",
  },
  cost: ({ n }, { k }) => 3 * n! + 20 * k!,
  complexity: "O(n)",
  reference: ({ arrays, numbers }) => {
    const x = Array.from(arrays.x!);
    const indices = ordered(x, numbers.largest === 1).slice(0, numbers.k);
    return { values: indices.map((i) => x[i]!), indices };
  },
  ulp: 0,
  accuracy:
    "Exact: of equal elements those that come first. NaN is greater than all numbers, and +0 greater than −0, as in sort.",
  source:
    "As argsort, but buckets that lie behind the first k elements are neither filled nor sorted (Floyd and Rivest, Expected time bounds for selection, 1975, with many pivots).",
  examples: [
    { args: [[3, 9, 1, 9, 5], 3], result: { values: [9, 9, 5], indices: [1, 3, 4] } },
    { args: [[3, 9, 1, 9, 5], 2], options: { largest: false }, result: { values: [1, 3], indices: [2, 0] } },
  ],
  plan: ({ dtype, dims, arrays, numbers, outs, scratch }) => {
    const x = arrays.x!.ptr;
    const limit = numbers.k!;
    const wanted = { limit, descending: numbers.largest === 1 };
    return [
      ...argsortPhases({ dtype, count: dims.n!, x, scratch }, wanted, outs.indices!.ptr),
      {
        run: `topK_values_${dtype === "f64" ? "f64" : "u32"}`,
        count: limit,
        chunk: chunkSize(limit, 2),
        args: [x, outs.indices!.ptr, outs.values!.ptr],
      },
    ];
  },
});
