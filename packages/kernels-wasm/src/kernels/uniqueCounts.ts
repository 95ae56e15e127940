import { array, defineKernel } from "../kernel.js";
import { chunkSize } from "../plan.js";
import { counted, uniquePhases } from "./_lib/unique-phases.js";

export default defineKernel({
  summary: "The different elements of an array, in ascending order, and how many there are of each.",
  formula: "c_v = \\#\\{ i : x_i = v \\}",
  family: "order",
  dtypes: ["f64", "f32", "i32", "u32", "u8"],
  params: [array("x", { doc: "The elements, of any shape." })],
  output: {
    kind: "arrays",
    arrays: {
      values: {
        kind: "array",
        dtype: "T",
        shape: ({ n }) => [n!],
        inPlace: [],
        trimmed: true,
        doc: "Each element once.",
      },
      counts: {
        kind: "array",
        dtype: "u32",
        shape: ({ n }) => [n!],
        inPlace: [],
        trimmed: true,
        doc: "How often it comes.",
      },
    },
    doc: "The elements and their counts.",
  },
  cost: 15,
  complexity: "O(n)",
  reference: ({ arrays }) => counted(arrays.x!),
  ulp: 0,
  accuracy: "Exact. −0 equals +0, and stands for both where both are there; NaN equals NaN, and comes last.",
  source: "By sort; as numpy.unique with return_counts.",
  examples: [{ args: [[3, 1, 3, 2, 1]], result: { values: [1, 2, 3], counts: [2, 1, 2] } }],
  plan: ({ name, dtype, dims, arrays, outs, count: total, scratch }) => {
    const count = dims.n!;
    const places = scratch(4 * count);
    const call = { dtype, count, x: arrays.x!.ptr, scratch };
    return [
      ...uniquePhases(call, outs.values!.ptr, places, total),
      {
        run: `${name}_counts_u32`,
        count,
        chunk: chunkSize(count, 1),
        args: [places, total, count, outs.counts!.ptr],
      },
    ];
  },
});
