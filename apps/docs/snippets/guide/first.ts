import { Pool } from "@parakern/core";

function countPrimes(from: number, to: number) {
  let count = 0;
  for (let n = Math.max(from, 2); n < to; n++) {
    let d = 2;
    while (d * d <= n && n % d !== 0) d++;
    if (d * d > n) count++;
  }
  return count;
}

await using pool = new Pool();

const ranges: [number, number][] = [0, 1, 2, 3].map((i) => [
  i * 50_000,
  (i + 1) * 50_000,
]);
const counts = await pool.starmap(countPrimes, ranges);

console.log(counts);
console.log(counts.reduce((a, b) => a + b));
