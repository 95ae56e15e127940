// A pool of processes whose workers are killed at random moments, while each task tells of its run by a queue.
import { Pool, Queue } from "@parakern/core";
import { descriptors } from "./descriptors.mjs";

const [tasks, kills, seed] = process.argv.slice(2).map(Number);
let state = seed;
const random = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
};
const runs = new Queue();
const options = { size: 3, backend: "process", restarts: { max: kills, withinMs: 600_000 } };
const task = async (queue, number) => {
  await queue.put([number, process.pid]);
  await new Promise((resolve) => setTimeout(resolve, number % 5));
  return number;
};

const first = new Pool(options);
await first.apply(task, [runs, -1]);
await runs.get();
// Once in vain: what is opened to wait with stays open.
await runs.get({ timeout: 20 }).catch(() => {});
first.close();
await first.join();
const before = await descriptors();
const pool = new Pool(options);
const settled = new Map();
const settle = (number, outcome) => settled.set(number, [...(settled.get(number) ?? []), outcome]);
const calls = Array.from({ length: tasks }, (_, number) =>
  pool.apply(task, [runs, number]).then(
    (value) => settle(number, value === number ? "done" : "wrong"),
    (error) => settle(number, error.name),
  ),
);
const counts = new Map();
const moments = new Set();
while (moments.size < kills) moments.add(Math.floor(random() * tasks * 0.8));
let seen = 0;
const reading = (async () => {
  while (seen < tasks) {
    const item = await runs.get({ timeout: 2000 }).catch(() => undefined);
    if (item === undefined) break;
    const [number, pid] = item;
    counts.set(number, (counts.get(number) ?? 0) + 1);
    if (moments.has(seen++)) process.kill(pid, "SIGKILL");
  }
})();
await Promise.all(calls);
await reading;
const { restarted } = pool.stats();
pool.close();
await pool.join();
const numbers = [...settled.keys()];
const outcomeOf = (number) => settled.get(number)[0];
console.log(
  JSON.stringify({
    unsettled: tasks - settled.size,
    crashed: numbers.filter((number) => outcomeOf(number) === "WorkerCrashError").length,
    odd: numbers.filter((number) => !["done", "WorkerCrashError"].includes(outcomeOf(number))),
    lost: numbers.filter((number) => outcomeOf(number) === "done" && !counts.has(number)),
    twice: numbers.filter((number) => counts.get(number) > 1 || settled.get(number).length > 1),
    restarted,
    pid: process.pid,
    descriptors: Math.max(0, (await descriptors()) - before),
  }),
);
