import { array, defineKernel } from "../kernel.js";
import { chunkSize } from "../plan.js";

const COST = 1;

export default defineKernel({
  summary: "The greatest of the first element, of the first two, the first three, ...",
  formula: "\\max_{j \\le i} x_j",
  family: "scan",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The elements.", shape: ["n"] })],
  output: {
    kind: "array",
    dtype: "T",
    shape: ["n"],
    inPlace: ["x"],
    doc: "The greatest of each element and all before it; NaN from the first NaN on. +0 is greater than −0.",
  },
  cost: COST,
  complexity: "O(n)",
  reference: ({ arrays }) => {
    let greatest = Number.NEGATIVE_INFINITY;
    return Float64Array.from(arrays.x!, (x) => {
      greatest = Math.max(greatest, x);
      return greatest;
    });
  },
  ulp: 0,
  accuracy: "Exact.",
  source: "numpy.maximum.accumulate; in three phases as Blelloch, Prefix sums and their applications (1990).",
  examples: [{ args: [[1, 3, 2, 4]], result: [1, 3, 3, 4] }],
  plan: ({ name, dtype, dims, arrays, out, scratch }) => {
    const count = dims.n!;
    const x = arrays.x!.ptr;
    const chunk = chunkSize(count, COST);
    const chunks = Math.ceil(count / chunk);
    const slots = scratch(8 * chunks);
    const slot = { base: slots, stride: 8 };
    const greatest = { run: `${name}_greatest_${dtype}`, count, chunk, args: [x, slot] };
    return [
      // Nothing comes before a chunk that is the only one.
      ...(chunks > 1 ? [greatest] : []),
      { run: `${name}_before_f64`, count: chunks, chunk: chunks, args: [slots] },
      { run: `${name}_scan_${dtype}`, count, chunk, args: [x, out.ptr, slot] },
    ];
  },
});
