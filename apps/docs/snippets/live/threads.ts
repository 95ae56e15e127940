import { Process, Queue } from "@parakern/core";

const introduce = async (number: number, queue: Queue<string>) => {
  await queue.put(`number ${number} is here`);
};

const queue = new Queue<string>();
const children = [1, 2, 3, 4, 5, 6, 7].map(
  (number) =>
    new Process({
      context: "thread",
      target: introduce,
      args: [number, queue],
    }),
);

for (const child of children) child.start();
const lines: string[] = [];
while (lines.length < children.length) lines.push(await queue.get());
for (const child of children) await child.join();

console.log(`${lines.length} lines, sorted:`);
console.log(lines.sort().join("\n"));
