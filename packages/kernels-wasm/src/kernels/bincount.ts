import { array, defineKernel, option } from "../kernel.js";
import { chunkSize, slotsOf } from "../plan.js";

const COST = 1;
/** Up to here each chunk counts in four tables, as in assembly/bincount.ts. */
const NARROW = 2048;

export default defineKernel({
  summary: "How many there are of each whole number from 0 to the greatest.",
  formula: "c_v = \\#\\{ i : x_i = v \\}",
  family: "order",
  dtypes: ["i32", "u32", "u8"],
  params: [
    array("x", {
      doc: "Whole numbers from 0 to 2²⁴ − 1.",
      elements: { min: 0, max: 2 ** 24 - 1, greatest: "top" },
    }),
    option("minLength", {
      doc: "The least length of the result.",
      default: 0,
      integer: true,
      min: 0,
      max: 2 ** 24,
    }),
  ],
  output: {
    kind: "array",
    dtype: "u32",
    shape: ({ top }, { minLength }) => [Math.max(top! + 1, minLength!)],
    inPlace: [],
    doc: "The counts: one more than the greatest element, or minLength where that is more.",
  },
  cost: ({ n, top }) => COST * n! + top!,
  complexity: "O(n + max(x))",
  reference: ({ arrays, numbers, dims }) => {
    const counts = new Uint32Array(Math.max(dims.top! + 1, numbers.minLength!));
    for (const value of Array.from(arrays.x!)) counts[value]!++;
    return counts;
  },
  ulp: 0,
  accuracy: "Exact.",
  source: "As numpy.bincount.",
  examples: [
    { args: [[1, 3, 1, 0]], result: [1, 2, 0, 1] },
    { args: [[1, 3, 1, 0]], options: { minLength: 6 }, result: [1, 2, 0, 1, 0, 0] },
  ],
  plan: ({ name, dtype, dims, arrays, out, scratch }) => {
    const count = dims.n!;
    const bins = out.length;
    const tables = bins <= NARROW ? 4 : 1;
    // Counting in private and adding up must not cost more than the counting: few chunks where there are many bins.
    const chunk = Math.max(chunkSize(count, COST), Math.ceil(count / 64 / 64) * 64, 4 * bins * tables);
    const chunks = Math.ceil(count / chunk);
    // Whole pairs of cache lines, as slots are: the tables of all chunks follow each other.
    const table = Math.ceil((4 * bins) / 128) * 128;
    const slot = slotsOf(scratch, chunks, table * tables);
    const step = tables > 1 ? table : 0;
    return [
      {
        run: `${name}_count_${dtype}`,
        count,
        chunk,
        args: [arrays.x!.ptr, bins, slot.stride, step, slot],
      },
      {
        run: "histogram_merge_u32",
        count: bins,
        chunk: chunkSize(bins, chunks * tables),
        args: [slot.base, chunks * tables, table, out.ptr],
      },
    ];
  },
});
