// A pool of processes that is dropped without being closed: one warning, and its worker ends.
import { Pool } from "@parakern/core";

async function drop() {
  const pool = new Pool({ size: 1, backend: "process", name: "dropped" });
  await pool.apply((x) => x, [1]);
  const pid = pool.apply(() => process.pid);
  return pid;
}

const pid = await drop();
const warned = new Promise((resolve) => process.once("warning", resolve));
const timer = setInterval(() => globalThis.gc(), 5);
const { code } = await warned;
clearInterval(timer);
const isAlive = () => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
while (isAlive()) await new Promise((resolve) => setTimeout(resolve, 5));
console.log(code);
