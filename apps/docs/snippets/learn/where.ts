import { cpuCount, Pool, processInfo } from "@parakern/core";

const here = processInfo();
console.log(`${cpuCount()} cores`);
console.log(`main:   process ${here.pid}, thread ${here.threadId}`);

await using pool = new Pool(2);
const there = await pool.apply(async () => {
  const { processInfo } = await import("@parakern/core");
  return processInfo();
});
console.log(`worker: process ${there.pid}, thread ${there.threadId}`);
