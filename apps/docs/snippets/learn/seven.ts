import { Process, processInfo, Queue } from "@parakern/core";

async function introduce(number: number, queue: Queue<string>) {
  const { processInfo } = await import("@parakern/core");
  const { pid, parentPid } = processInfo();
  await queue.put(`number ${number}: process ${pid}, child of ${parentPid}`);
}

const queue = new Queue<string>();
const children = [1, 2, 3, 4, 5, 6, 7].map(
  (number) => new Process({ target: introduce, args: [number, queue] }),
);

for (const child of children) child.start();
const lines = await Promise.all(children.map(() => queue.get()));
for (const child of children) await child.join();

console.log(`parent: process ${processInfo().pid}`);
console.log(lines.sort().join("\n"));
