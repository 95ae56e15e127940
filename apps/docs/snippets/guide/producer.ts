import { Process, Queue } from "@parakern/core";

async function square(numbers: Queue<number>, squares: Queue<number>) {
  for await (const n of numbers) await squares.put(n * n);
}

const numbers = new Queue<number>(100);
const squares = new Queue<number>();
const children = [1, 2].map(
  () => new Process({ target: square, args: [numbers, squares] }),
);
for (const child of children) child.start();

for (let n = 1; n <= 5; n++) await numbers.put(n);
await numbers.close(); // ends the loops of the children once it is empty

for (const child of children) await child.join();
await squares.close();

const results: number[] = [];
for await (const result of squares) results.push(result);
console.log(results.sort((a, b) => a - b));
