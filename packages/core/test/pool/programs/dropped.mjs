// Pools that are dropped without being closed: their workers end, their work does not get lost, one warning is given.
import { Pool } from "@parakern/core";

const done = [];

async function drop() {
  const pool = new Pool({ size: 1, name: "dropped" });
  await pool.apply((x) => x, [1]);
  void pool.applyAsync((x) => x, [2], { callback: (value) => done.push(value) });
  const exits = pool.apply(async () => {
    const { threadId } = await import("node:worker_threads");
    return threadId;
  });
  return exits;
}

const { kernels } = new Pool(1);
await Promise.all([drop(), drop()]);
const warned = new Promise((resolve) => process.once("warning", resolve));
const timer = setInterval(() => globalThis.gc(), 5);
const { code } = await warned;
for (let i = 0; i < 20; i++) await new Promise(setImmediate);
clearInterval(timer);
console.log(code, done.join(), await kernels.sum([1, 2, 3]));
