// Two producers and two consumers, each a process of its own; the queue between them holds at most ten items.
import { Process, Queue } from "@parakern/core";

const numbers = new Queue<number>(10);
const sums = new Queue<number>();

const produce = async (first: number, numbers: Queue<number>) => {
  for (let n = first; n < first + 500; n++) await numbers.put(n);
};
const consume = async (numbers: Queue<number>, sums: Queue<number>) => {
  let sum = 0;
  for await (const n of numbers) sum += n;
  await sums.put(sum);
};

const producers = [1, 501].map((first) => new Process({ target: produce, args: [first, numbers] }));
const consumers = [1, 2].map(() => new Process({ target: consume, args: [numbers, sums] }));
for (const process of [...producers, ...consumers]) process.start();

for (const process of producers) await process.join();
// What the queue holds can still be taken; then the consumers' loops end.
await numbers.close();
const total = (await sums.get()) + (await sums.get());
for (const process of consumers) await process.join();
console.log("1 + 2 + … + 1000 =", total);

/* prints
1 + 2 + … + 1000 = 500500
*/
