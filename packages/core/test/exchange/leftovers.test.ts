import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { canMap } from "../../src/room/create-room.js";

const main = pathToFileURL(createRequire(import.meta.url).resolve("@parakern/core")).href;
const watching = new URL("../process/programs/descriptors.mjs", import.meta.url).href;

/** A program of producers and consumers, some of which are killed at random; prints what it and its children leave. */
const storm = `
import { descriptors } from ${JSON.stringify(watching)};
import { pipe, Process, Queue } from ${JSON.stringify(main)};
let seed = Number(process.argv[2]);
const random = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
const pids = [];
async function round() {
  const queue = new Queue(0, { context: "process" });
  const results = new Queue(0, { context: "process" });
  const [here, there] = pipe({ context: "process" });
  const start = (target, ...args) => {
    const child = new Process({ target, args, context: "process" });
    child.start();
    pids.push(child.pid);
    return child;
  };
  const producers = [0, 1, 2].map((who) => start(async (queue, who) => {
    for (let i = 0; i < 3000; i++) await queue.put([who, i]);
  }, queue, who));
  const consumers = [0, 1].map(() => start(async (queue, results) => {
    for await (const item of queue) await results.put(item);
  }, queue, results));
  const echo = start(async (c) => { for await (const x of c) await c.send(x); }, there);
  there.close();
  await here.send(new Uint8Array(200000));
  const killed = producers[random(3)];
  const eaten = consumers[random(2)];
  const all = [];
  const collecting = (async () => { for await (const item of results) all.push(item); })();
  setTimeout(() => killed.kill(), random(60));
  setTimeout(() => eaten.kill(), random(60));
  setTimeout(() => echo.kill(), random(60));
  for (const each of producers) await each.sentinel;
  await queue.close();
  for (const each of consumers) await each.sentinel;
  await echo.sentinel;
  await results.close();
  await collecting;
  here.close();
  const wrong = [];
  let missing = 0;
  producers.forEach((producer, who) => {
    const own = all.filter(([by]) => by === who).map(([, i]) => i).sort((a, b) => a - b);
    // A killed one put the first so many; of all that were put the killed consumer had taken at most one.
    const put = producer.exitCode === 0 ? 3000 : (own.at(-1) ?? -1) + 1;
    missing += put - new Set(own).size;
    if (new Set(own).size !== own.length) wrong.push("twice");
  });
  if (missing > 1) wrong.push(missing + " missing");
  return wrong;
}
/** Rooms go with the garbage collector. */
const open = async () => {
  for (let i = 0; i < 5; i++) {
    gc();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return descriptors();
};
await round();
const before = await open();
const wrong = [];
for (let i = 0; i < Number(process.argv[3]); i++) wrong.push(...(await round()));
console.log(JSON.stringify({ wrong, more: (await open()) - before, pids: [process.pid, ...pids] }));
`;

/** Names of shared memory that say that one of these processes made them. */
async function namesOf(pids: readonly number[]): Promise<string[]> {
  const names = await readdir("/dev/shm");
  return names.filter((name) => pids.includes(Number(/^parakern_\d+_(\d+)_/.exec(name)?.[1])));
}

describe.runIf(canMap())("a storm of kills, seen from outside", () => {
  const ROUNDS = process.env.PARAKERN_SLOW === "1" ? 20 : 2;

  it.each([1, 2])(
    "loses nothing but what a killed consumer had taken, and leaves nothing, seed %d",
    async (seed) => {
      const folder = await mkdtemp(join(tmpdir(), "parakern-storm-"));
      const path = join(folder, "storm.mjs");
      await writeFile(path, storm);
      const { stdout } = await promisify(execFile)(process.execPath, [
        "--expose-gc",
        path,
        String(seed),
        String(ROUNDS),
      ]);
      const { wrong, more, pids } = JSON.parse(stdout);
      expect(wrong).toEqual([]);
      expect(pids).toHaveLength(1 + 6 * (ROUNDS + 1));
      // What was on its way to one that was killed before it began stays counted: a few segments, not one for each message.
      expect(more).toBeLessThan(8 * ROUNDS);
      expect(await namesOf(pids)).toEqual([]);
      for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
      await rm(folder, { recursive: true });
    },
    300_000,
  );
});
