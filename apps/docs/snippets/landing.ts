import { Pool } from "@parakern/core";

await using pool = new Pool();
// A function of yours on all cores: steps of 3n + 1 until 1.
const steps = await pool.map((n: number) => {
  let count = 0;
  for (; n > 1; count++) n = n % 2 ? 3 * n + 1 : n / 2;
  return count;
}, pool.arrays.arange(1, 1_000_001).data);
// A SIMD kernel on the same cores, over the same memory.
const longest = await pool.kernels.argmax(steps);
console.log(`${longest + 1} takes ${steps[longest]} steps.`);
