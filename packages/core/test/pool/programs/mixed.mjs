// Kernels, tasks, maps, streams, crashes and aborts at once, on two workers: each settles, and the program ends.
import { Pool } from "@parakern/core";

const pool = new Pool({ size: 2, restarts: { max: 1e6, withinMs: 1 } });
const x = pool.array("f64", 200_000);
x.data.fill(1);

let seed = 7;
function dice(sides) {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return (seed >>> 8) % sides;
}

const busy = () => {
  for (const end = performance.now() + 10; performance.now() < end; );
};

const kinds = [
  async () => (await pool.kernels.sum(x)) === 200_000,
  async () => (await pool.map((v) => v * 2, x.data)).every((v) => v === 2),
  async () => {
    const seen = [];
    for await (const v of pool.imap((n) => n, Array(50).keys())) seen.push(v);
    return seen.join() === [...Array(50).keys()].join();
  },
  async () => (await pool.apply((v) => v, [5])) === 5,
  async () => {
    const error = await pool.apply(() => process.exit(2)).catch((e) => e);
    return error.name === "WorkerCrashError" && error.exitCode === 2;
  },
  async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), dice(15));
    const outcome = await pool.apply(busy, [], { signal: controller.signal }).catch((e) => e.name);
    return outcome === undefined || outcome === "AbortError";
  },
];

// A crash ends the turn at a map or region that the same worker has, so those may fail by it, and by nothing else.
const allowed = (error) => error.name === "WorkerCrashError";

let wrong = 0;
for (let round = 0; round < 10; round++) {
  const calls = Array.from({ length: 20 }, () => kinds[dice(kinds.length)]().catch(allowed));
  for (const isRight of await Promise.all(calls)) if (!isRight) wrong++;
}
console.log(wrong, pool.stats().queued, pool.stats().running);
x.free();
pool.close();
await pool.join();
