// A program that is killed while one worker is idle and another in an endless loop.
import { Pool, Queue } from "@parakern/core";

const pool = new Pool({ size: 2, backend: "process" });
const begun = new Queue();
const endless = async (queue) => {
  await queue.put(process.pid);
  for (;;);
};
void pool.apply(endless, [begun]).catch(() => {});
const busy = await begun.get();
const idle = await pool.apply(() => process.pid);
process.stdout.write(`${busy} ${idle}\n`, () => process.kill(process.pid, "SIGKILL"));
