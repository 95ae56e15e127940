import { array, defineKernel } from "../kernel.js";
import { chunkSize } from "../plan.js";
import { addTwofold, twofoldValue } from "./_lib/twofold.js";

const COST = 1.1;

export default defineKernel({
  summary: "The sums of the first element, the first two, the first three, ...",
  formula: "\\sum_{j=0}^{i} x_j",
  family: "scan",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The terms.", shape: ["n"] })],
  output: {
    kind: "array",
    dtype: "T",
    shape: ["n"],
    inPlace: ["x"],
    doc: "Each element plus all before it.",
  },
  cost: COST,
  complexity: "O(n)",
  reference: ({ arrays }) => {
    const cells = new Float64Array(2);
    return Float64Array.from(arrays.x!, (x) => {
      addTwofold(cells, Float64Array.of(x, 0));
      return twofoldValue(cells);
    });
  },
  ulp: 4,
  accuracy:
    "f64: each result is within (5u + O(n u²)) Σ|xⱼ| of its own terms, u = 2⁻⁵³, whatever n is: for terms of one sign within 5 ulp. f32: summed in double precision, then rounded.",
  source:
    "Blelloch, Prefix sums and their applications (1990), by chunks in three phases; the carry is compensated as in Ogita, Rump and Oishi (2005).",
  examples: [
    { args: [[1, 2, 3, 4]], result: [1, 3, 6, 10] },
    { args: [[0.1, 0.2, 0.3]], result: [0.1, 0.30000000000000004, 0.6] },
  ],
  plan: ({ name, dtype, dims, arrays, out, scratch }) => {
    const count = dims.n!;
    const x = arrays.x!.ptr;
    const chunk = chunkSize(count, COST);
    const chunks = Math.ceil(count / chunk);
    const slots = scratch(16 * chunks);
    const slot = { base: slots, stride: 16 };
    const sums = { run: `${name}_sums_${dtype}`, count, chunk, args: [x, slot] };
    return [
      // Nothing comes before a chunk that is the only one.
      ...(chunks > 1 ? [sums] : []),
      { run: `${name}_offsets_f64`, count: chunks, chunk: chunks, args: [slots] },
      { run: `${name}_scan_${dtype}`, count, chunk, args: [x, out.ptr, slot] },
    ];
  },
});
