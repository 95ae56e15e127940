import { Pool } from "@parakern/core";

await using pool = new Pool();

const slow = (n: number) => Math.log(1 + Math.sqrt(Math.abs(Math.sin(n))));
const numbers = Float64Array.from({ length: 500_000 }, (_, i) => i);
const list = Array.from(numbers);
await pool.map(slow, [1, 2]); // workers are up and know the function

let since = performance.now();
const byMessage = await pool.map(slow, list);
console.log(`a list, by messages: ${(performance.now() - since).toFixed(1)} ms`);

since = performance.now();
const bySlot = await pool.map(slow, numbers);
console.log(
  `a typed array, by slots: ${(performance.now() - since).toFixed(1)} ms`,
);

console.log(byMessage.every((value, i) => value === bySlot[i]));
