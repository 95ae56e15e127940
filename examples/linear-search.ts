// Linear search: each task looks through its part, and a shared word tells the others when nothing is left to find.
import { Pool } from "@parakern/core";
import { compare } from "./programs/compare.js";
import { randomArray } from "./programs/random.js";

/** The first place of `wanted` in values[begin … end), or −1; gives up once a part further ahead has it. */
function search(values: Float64Array, wanted: number, begin: number, end: number, found: Int32Array): number {
  for (let block = begin; block < end; block += 4096) {
    // Once a block, not once an element: another worker's word is far away.
    const best = Atomics.load(found, 0);
    if (best >= 0 && best < block) return -1;
    const stop = Math.min(block + 4096, end);
    for (let i = block; i < stop; i++) {
      if (values[i] !== wanted) continue;
      Atomics.store(found, 0, i);
      return i;
    }
  }
  return -1;
}

const values = randomArray(4_000_000, 6);
const wanted = values[3_900_000]!;
const found = new Int32Array(new SharedArrayBuffer(4));

await using pool = new Pool(2);

const serial = () => {
  for (let i = 0; i < values.length; i++) if (values[i] === wanted) return i;
  return -1;
};

const place = await compare("linear search", serial, async () => {
  found[0] = -1;
  const half = values.length / 2;
  const places = await pool.starmap(search, [
    [values, wanted, 0, half, found],
    [values, wanted, half, values.length, found],
  ]);
  return Math.min(...places.filter((place) => place >= 0));
});
console.log("found at", place);

const x = pool.array(values);
await compare("the same by a kernel", serial, () => pool.kernels.indexOf(x, wanted));

/* prints
linear search: serial 11.5 ms, parallel 7.51 ms, speedup 1.53×
found at 3900000
the same by a kernel: serial 9.98 ms, parallel 2.66 ms, speedup 3.75×
*/
