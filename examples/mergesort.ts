// Mergesort: each worker sorts a part of the shared array in place, then neighbouring parts are merged, two by two.
import { Pool } from "@parakern/core";
import { compare } from "./programs/compare.js";
import { randomArray } from "./programs/random.js";

/** Sorts from[begin … end) into itself, by merging into `to` and back; self-contained. */
function mergesort(from: Float64Array, to: Float64Array, begin: number, end: number): void {
  for (let width = 1; width < end - begin; width *= 2) {
    for (let left = begin; left < end; left += 2 * width) {
      const middle = Math.min(left + width, end);
      const right = Math.min(left + 2 * width, end);
      for (let i = left, j = middle, k = left; k < right; k++) {
        to[k] = i < middle && (j >= right || from[i]! <= from[j]!) ? from[i++]! : from[j++]!;
      }
    }
    from.set(to.subarray(begin, end), begin);
  }
}

/** Merges from[begin … middle) and from[middle … end), each in order, into `to`. */
function merge(from: Float64Array, to: Float64Array, begin: number, middle: number, end: number): void {
  for (let i = begin, j = middle, k = begin; k < end; k++) {
    to[k] = i < middle && (j >= end || from[i]! <= from[j]!) ? from[i++]! : from[j++]!;
  }
}

const count = 1 << 18;
const shuffled = randomArray(count, 4);
const values = new Float64Array(new SharedArrayBuffer(count * 8));
const merged = new Float64Array(new SharedArrayBuffer(count * 8));

await using pool = new Pool(2);

const sorted = await compare(
  "mergesort",
  () => {
    values.set(shuffled);
    mergesort(values, merged, 0, count);
    return values.slice();
  },
  async () => {
    values.set(shuffled);
    const quarter = count / 4;
    await pool.starmap(
      mergesort,
      [0, 1, 2, 3].map((part) => [values, merged, part * quarter, (part + 1) * quarter]),
    );
    await pool.starmap(merge, [
      [values, merged, 0, quarter, 2 * quarter],
      [values, merged, 2 * quarter, 3 * quarter, count],
    ]);
    merge(merged, values, 0, count / 2, count);
    return values.slice();
  },
);
console.log(
  "in order:",
  sorted.every((value, i) => i === 0 || sorted[i - 1]! <= value),
);

/* prints
mergesort: serial 46.3 ms, parallel 25.6 ms, speedup 1.81×
in order: true
*/
