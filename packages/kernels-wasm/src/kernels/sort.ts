import { itemSize } from "../dtypes.js";
import { array, defineKernel } from "../kernel.js";
import type { Plan } from "../plan.js";

const COST = 12;
/** Bytes of counters, as in assembly/_lib/radix.ts. */
const COUNTERS = 16384;
/** Buckets in a chunk: they share its room, which stays in the cache. */
const GROUP = 4;
/** Below this many elements one thread does it all. */
const SHORT = 16384;
/** Bytes of the map from elements to buckets, as in assembly/_lib/cells.ts: a head and the bucket of each cell. */
const MAP = 32 + 4096;
/** Elements looked at for each bucket, as in assembly/sort.ts. */
const OVERSAMPLING = 32;

export default defineKernel({
  summary: "The elements in ascending order, −0 before +0 and NaN last.",
  formula: "x_{\\pi(0)} \\le x_{\\pi(1)} \\le \\dots \\le x_{\\pi(n-1)}",
  family: "order",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The elements.", shape: ["n"] })],
  output: { kind: "array", dtype: "T", shape: ["n"], inPlace: ["x"], doc: "The elements, sorted." },
  cost: COST,
  complexity: "O(n)",
  reference: ({ arrays }) => Float64Array.from(arrays.x!).sort(),
  ulp: 0,
  accuracy: "Exact: the total order of Float64Array.prototype.sort.",
  source:
    "A sample parts the array into buckets of about the same size (Frazer and McKellar, Samplesort, 1970), by a table where numbers are spread out smoothly, otherwise by a search tree (Sanders and Winkel, Super scalar sample sort, 2004); each bucket is sorted by radix on the first bits that differ.",
  notes: "It takes scratch memory of one and a half times the array's size.",
  examples: [{ args: [[3, 1, -1, 2]], result: [-1, 1, 2, 3] }],
  plan: ({ name, dtype, dims, arrays, out, scratch }): Plan => {
    const count = dims.n!;
    const size = itemSize(dtype);
    const x = arrays.x!.ptr;
    const keys = scratch(count * size);
    if (count < SHORT) {
      const args = [x, keys, scratch(COUNTERS), out.ptr];
      return [{ run: `${name}_short_${dtype}`, count, chunk: count, args }];
    }
    const levels = Math.min(8, Math.floor(Math.log2(count / 2048)));
    const buckets = 2 ** levels;
    const chunk = Math.ceil(count / 64 / 64) * 64;
    const chunks = Math.ceil(count / chunk);
    const map = scratch(MAP);
    const bucketOf = scratch(count);
    const counts = { base: scratch(chunks * buckets * 4), stride: buckets * 4 };
    const starts = scratch((buckets + 1) * 4);
    const groups = Math.ceil(buckets / GROUP);
    // Half as many again as a bucket should have.
    const room = Math.ceil((1.5 * count) / buckets / 16) * 16;
    const stride = COUNTERS + room * size;
    const slot = { base: scratch(groups * stride), stride };
    const sample = scratch(2 * OVERSAMPLING * buckets * size);
    return [
      {
        run: `${name}_sample_${dtype}`,
        count: 1,
        chunk: 1,
        args: [x, count, levels, sample, slot.base, map],
      },
      { run: `${name}_classify_${dtype}`, count, chunk, args: [x, levels, map, bucketOf, counts] },
      {
        run: `${name}_places_u32`,
        count: buckets,
        chunk: buckets,
        args: [chunks, counts.base, counts.stride, starts],
      },
      { run: `${name}_scatter_${dtype}`, count, chunk, args: [x, bucketOf, keys, counts] },
      {
        run: `${name}_buckets_${dtype}`,
        count: buckets,
        chunk: GROUP,
        args: [keys, starts, out.ptr, room, slot],
      },
    ];
  },
});
