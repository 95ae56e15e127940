// A pool of processes that is dropped without being closed: one warning, and its worker ends.
import { Pool } from "@parakern/core";

async function drop() {
  const pool = new Pool({ size: 1, backend: "process", name: "dropped" });
  return pool.apply(() => process.pid);
}

const warned = new Promise((resolve) => process.once("warning", resolve));
// Also while its worker starts: the pool itself is gone by then, its work is not.
const timer = setInterval(() => globalThis.gc(), 5);
const pid = await drop();
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
