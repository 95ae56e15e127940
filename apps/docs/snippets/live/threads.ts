import { Pool, Queue } from "@parakern/core";

const introduce = async (number: number, queue: Queue<string>) => {
  await queue.put(`number ${number} is here`);
};

await using pool = new Pool(7);
const queue = new Queue<string>(0, { context: "thread" });
const numbers = [1, 2, 3, 4, 5, 6, 7];
const sent = numbers.map((number) => pool.apply(introduce, [number, queue]));

const lines: string[] = [];
while (lines.length < numbers.length) lines.push(await queue.get());
await Promise.all(sent);

console.log(`${lines.length} lines, sorted:`);
console.log(lines.sort().join("\n"));
