// A program that is killed while its threads are busy: a pool's, a team's and a Process's, with shared memory of each kind.
import { readdirSync, readFileSync } from "node:fs";
import { Event, Pool, Process, Queue, SharedMemory } from "@parakern/core";

const pool = new Pool({ size: 2 });
const begun = new Event({ context: "thread" });
const endless = async (begun) => {
  await begun.set();
  for (;;);
};
new Process({ target: endless, args: [begun], context: "thread", daemon: true }).start();
await begun.wait();
void pool.apply(endless, [begun]).catch(() => {});
const x = pool.array("f64", 1000);
await pool.kernels.sum(x);
const shared = new SharedMemory({ create: true, size: 4096 });
shared.bytes[0] = 1;
const queue = new Queue(0, { context: "process" });
await queue.put("in mapped pages");
const children = readdirSync("/proc/self/task").flatMap((task) =>
  readFileSync(`/proc/self/task/${task}/children`, "utf8").trim().split(" "),
);
process.stdout.write(
  `${JSON.stringify({ name: shared.name, children: children.filter(Boolean).map(Number) })}\n`,
  () => process.kill(process.pid, "SIGKILL"),
);
