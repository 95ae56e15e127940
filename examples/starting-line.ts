// Runners meet at a barrier and are let go by a condition; a watchman runs beside them until he is told to end.
import { Barrier, BoundedSemaphore, Condition, Event, Process, Semaphore, Value } from "@parakern/core";

const line = new Barrier(3);
const start = new Condition();
const isOff = new Value("i32", 0, { lock: false });
const arrived = new Event();

const run = async (line: Barrier, start: Condition, isOff: Value<"i32">) => {
  await line.wait();
  await start.withLock(() => start.waitFor(async () => (await isOff.get()) === 1));
};
const watch = async (arrived: Event) => {
  await arrived.set();
  await new Promise(() => setInterval(() => {}, 1000));
};

const runners = [1, 2].map(() => new Process({ target: run, args: [line, start, isOff] }));
const watchman = new Process({ target: watch, args: [arrived], daemon: true });
for (const each of [...runners, watchman]) each.start();
await line.wait();
console.log("at the line:", line.parties, "of whom wait now:", line.waiting);
await start.withLock(async () => {
  await isOff.set(1);
  await start.notifyAll();
});
for (const runner of runners) await runner.join();

await arrived.wait();
console.log("arrived:", await arrived.isSet(), "watched:", watchman.isAlive() && watchman.daemon);
await arrived.clear();
watchman.terminate();
await watchman.join();
console.log("arrived:", await arrived.isSet(), "watched:", watchman.isAlive());

await line.abort();
console.log("broken:", line.broken);
await line.reset();
console.log("broken:", line.broken);

const lanes = new Semaphore(2);
const bounded = new BoundedSemaphore(2);
await lanes.acquire();
await bounded.acquire();
console.log("lanes left:", await lanes.getValue(), await bounded.getValue());

/* prints
at the line: 3 of whom wait now: 0
arrived: true watched: true
arrived: false watched: false
broken: true
broken: false
lanes left: 1 1
*/
