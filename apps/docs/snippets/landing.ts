import { Pool } from "@parakern/core";

await using pool = new Pool();

// Any function that stands on its own, on every core: steps of 3n + 1 until 1.
const numbers = Float64Array.from({ length: 1_000_000 }, (_, i) => i + 1);
const steps = await pool.map((n: number) => {
  let count = 0;
  for (; n > 1; count++) n = n % 2 ? 3 * n + 1 : n / 2;
  return count;
}, numbers);

// Then SIMD kernels, on the same cores and the same memory.
const longest = await pool.kernels.argmax(steps);
console.log(`${numbers[longest]} takes ${steps[longest]} steps.`);
