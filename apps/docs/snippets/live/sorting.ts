import { Pool } from "@parakern/core";

await using pool = new Pool();

let seed = 1;
const random = () => {
  seed = (seed * 48271) % 2147483647;
  return seed;
};
const numbers = Float64Array.from({ length: 400_000 }, random);

// Sort the quarters, each in some worker, then merge them pair by pair.
const quarter = numbers.length / 4;
const parts = [0, 1, 2, 3].map((k) =>
  numbers.slice(k * quarter, (k + 1) * quarter),
);
const [a, b, c, d] = await pool.map((part: Float64Array) => part.sort(), parts);

function merge(x: Float64Array, y: Float64Array): Float64Array {
  const out = new Float64Array(x.length + y.length);
  for (let i = 0, j = 0; i + j < out.length; ) {
    out[i + j] = j >= y.length || x[i]! <= y[j]! ? x[i++]! : y[j++]!;
  }
  return out;
}
const sorted = merge(merge(a!, b!), merge(c!, d!));
console.log(sorted.every((value, i) => i === 0 || sorted[i - 1]! <= value));

const byKernel = await pool.kernels.sort(numbers);
console.log(sorted.every((value, i) => value === byKernel.data[i]));
