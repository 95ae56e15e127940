// Seven real processes, each with a pid of its own under one parent, and a queue that brings their results home.
import { Process, processInfo, Queue } from "@parakern/core";

interface Result {
  readonly x: number;
  readonly y: number;
  readonly pid: number;
  readonly parentPid: number;
}

const results = new Queue<Result>();
const work = async (x: number, queue: Queue<Result>) => {
  const { processInfo } = await import("@parakern/core");
  const { pid, parentPid } = processInfo();
  await queue.put({ x, y: Math.sqrt(x ** 3), pid, parentPid });
};

const processes = [1, 2, 3, 4, 5, 6, 7].map((x) => new Process({ target: work, args: [x, results] }));
for (const process of processes) process.start();

const received: Result[] = [];
while (received.length < processes.length) received.push(await results.get());
for (const process of processes) await process.join();
results.close();

for (const { x, y } of received.sort((a, b) => a.x - b.x)) console.log(`√(${x}³) = ${y.toFixed(3)}`);
console.log("pids:", new Set(received.map(({ pid }) => pid)).size);
console.log("parents:", received.every(({ parentPid }) => parentPid === processInfo().pid) ? 1 : "several");

/* prints
√(1³) = 1.000
√(2³) = 2.828
√(3³) = 5.196
√(4³) = 8.000
√(5³) = 11.180
√(6³) = 14.697
√(7³) = 18.520
pids: 7
parents: 1
*/
