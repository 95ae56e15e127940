import { Pool } from "@parakern/core";

const x = Float64Array.from({ length: 1_000_000 }, (_, i) => 1 / (i + 1));

let forwards = 0;
for (let i = 0; i < x.length; i++) forwards += x[i]!;
let backwards = 0;
for (let i = x.length - 1; i >= 0; i--) backwards += x[i]!;
console.log(forwards, backwards, forwards === backwards);

const sums: number[] = [];
for (const size of [1, 2, 3]) {
  await using pool = new Pool(size);
  sums.push(await pool.kernels.sum(x));
}
console.log(sums.every((sum) => sum === sums[0]));
