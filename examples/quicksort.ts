// Quicksort with one partition by hand: everything below the pivot is one task, everything above another, in place.
import { Pool } from "@parakern/core";
import { compare } from "./programs/compare.js";
import { randomArray } from "./programs/random.js";

/** Sorts values[low … high] in place. Self-contained, so that it can be sent to a worker. */
function quicksort(values: Float64Array, low: number, high: number): void {
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const left = values[i]!;
      values[i++] = values[j]!;
      values[j--] = left;
    }
    // The smaller side by recursion, so that the stack stays short; the larger one by the loop.
    if (j - low < high - i) {
      quicksort(values, low, j);
      low = i;
    } else {
      quicksort(values, i, high);
      high = j;
    }
  }
}

/** Moves what is at most the pivot to the front; returns how many those are. */
function partition(values: Float64Array, pivot: number): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value > pivot) continue;
    values[i] = values[count]!;
    values[count++] = value;
  }
  return count;
}

const shuffled = randomArray(400_000, 3);
const values = new Float64Array(new SharedArrayBuffer(shuffled.byteLength));

await using pool = new Pool(2);

const sorted = await compare(
  "quicksort",
  () => {
    values.set(shuffled);
    quicksort(values, 0, values.length - 1);
    return values.slice();
  },
  async () => {
    values.set(shuffled);
    const middle = partition(values, 0.5);
    await pool.starmap(quicksort, [
      [values, 0, middle - 1],
      [values, middle, values.length - 1],
    ]);
    return values.slice();
  },
);
console.log(
  "in order:",
  sorted.every((value, i) => i === 0 || sorted[i - 1]! <= value),
);

/* prints
quicksort: serial 47.6 ms, parallel 28.1 ms, speedup 1.69×
in order: true
*/
