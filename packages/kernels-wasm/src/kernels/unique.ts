import { array, defineKernel } from "../kernel.js";
import { counted, uniquePhases } from "./_lib/unique-phases.js";

export default defineKernel({
  summary: "The different elements of an array, in ascending order.",
  formula: "\\{ x_i \\}",
  family: "order",
  dtypes: ["f64", "f32", "i32", "u32", "u8"],
  params: [array("x", { doc: "The elements, of any shape." })],
  output: {
    kind: "array",
    dtype: "T",
    shape: ({ n }) => [n!],
    inPlace: [],
    trimmed: true,
    doc: "Each element once.",
  },
  cost: 14,
  complexity: "O(n)",
  reference: ({ arrays }) => counted(arrays.x!).values,
  ulp: 0,
  accuracy: "Exact. −0 equals +0, and stands for both where both are there; NaN equals NaN, and comes last.",
  source: "By sort; as numpy.unique.",
  notes: "uniqueCounts says how many there are of each, too.",
  examples: [{ args: [[3, 1, 3, 2, 1]], result: [1, 2, 3] }],
  plan: ({ dtype, dims, arrays, out, count, scratch }) =>
    uniquePhases({ dtype, count: dims.n!, x: arrays.x!.ptr, scratch }, out.ptr, 0, count),
});
