// Many short processes, eight at a time, each putting its number into a queue; some are killed at a random moment.
import { activeChildren, Process, Queue } from "@parakern/core";
import { descriptors } from "./descriptors.mjs";

const [processes, kills, seed] = process.argv.slice(2).map(Number);
let state = seed;
const random = () => {
  // mulberry32
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};
const queue = new Queue();
const doomed = new Set();
while (doomed.size < kills) doomed.add(Math.floor(random() * processes));

async function run(number) {
  const child = new Process({ target: async (q, n) => q.put(n), args: [queue, number] });
  child.start();
  if (doomed.has(number)) setTimeout(() => child.isAlive() && child.kill(), random() * 80);
  return [number, await child.sentinel];
}

await run(-1);
await queue.get();
// Once in vain: what is opened to wait with stays open.
await queue.get({ timeout: 20 }).catch(() => {});
const before = await descriptors();
const codes = new Map();
let next = 0;
await Promise.all(
  Array.from({ length: 8 }, async () => {
    while (next < processes) {
      const [number, code] = await run(next++);
      codes.set(number, code);
    }
  }),
);
const counts = new Map();
while ((await queue.size()) > 0) {
  const number = await queue.get();
  counts.set(number, (counts.get(number) ?? 0) + 1);
}
const numbers = [...codes.keys()];
const result = {
  ended: codes.size,
  // Who was not killed has put its number.
  lost: numbers.filter((number) => codes.get(number) === 0 && !counts.has(number)),
  twice: numbers.filter((number) => counts.get(number) > 1),
  odd: numbers.filter(
    (number) => codes.get(number) !== 0 && !(codes.get(number) === -9 && doomed.has(number)),
  ),
  alive: activeChildren().length,
  pid: process.pid,
  descriptors: Math.max(0, (await descriptors()) - before),
};
console.log(JSON.stringify(result));
