import type { Pool } from "@parakern/core";
import { expect, it } from "vitest";
import { failure, Latch, occupy, open } from "./support.js";

/** Notes when it ran: 1 for the first of all tasks. */
const ticket = (words: Int32Array, _name: number) => Atomics.add(words, 0, 1) + 1;

async function warm(pool: Pool): Promise<void> {
  // Tasks are known to be short: lanes hold many in advance.
  const words = new Latch().words;
  await Promise.all(Array.from({ length: 500 }, (_, i) => pool.apply(ticket, [words, i])));
}

it("runs higher priorities first, also before those that workers hold already", async () => {
  await using pool = open("thread", { size: 1 });
  await warm(pool);
  const gate = new Latch();
  const order = new Latch();
  const calls = await occupy(pool, gate);
  const run = (priority: number) => pool.apply(ticket, [order.words, priority], { priority });
  const given = [0, 0, 5, -1, 5, 9, 0, 7];
  const tickets = given.map(run);
  gate.open();
  const ran = (await Promise.all(tickets)).map((at, i) => ({ at, priority: given[i], i }));
  const inOrder = ran.toSorted((a, b) => a.at - b.at).map(({ i }) => i);
  expect(inOrder).toEqual([5, 7, 2, 4, 0, 1, 6, 3]);
  await Promise.all(calls);
});

it("keeps the order of arrival on one worker", async () => {
  await using pool = open("thread", { size: 1 });
  await warm(pool);
  const order = new Latch();
  const tickets = await Promise.all(
    Array.from({ length: 400 }, (_, i) => pool.apply(ticket, [order.words, i])),
  );
  expect(tickets).toEqual(tickets.map((_, i) => i + 1));
});

it("a short task never waits behind a long one while another worker is idle", async () => {
  await using pool = open("thread");
  await warm(pool);
  const gate = new Latch();
  const begun = new Latch();
  const wait = (words: Int32Array, go: Int32Array) => {
    Atomics.add(words, 0, 1);
    Atomics.notify(words, 0);
    Atomics.wait(go, 0, 0);
  };
  // Lanes take turns: some of the short ones are posted behind the long one.
  const long = pool.apply(wait, [begun.words, gate.words]);
  const words = new Latch().words;
  const short = Array.from({ length: 100 }, (_, i) => pool.apply(ticket, [words, i]));
  await Promise.all(short);
  gate.open();
  await long;
  expect(begun.value).toBe(1);
});

it("what a dead worker had not begun runs elsewhere, in order, and exactly once", async () => {
  await using pool = open("thread", { size: 1 });
  await warm(pool);
  const gate = new Latch();
  const ran = new Latch();
  const die = (go: Int32Array) => {
    Atomics.wait(go, 0, 0);
    process.exit(9);
  };
  const dead = failure(pool.apply(die, [gate.words]));
  const tickets = Array.from({ length: 200 }, (_, i) => pool.apply(ticket, [ran.words, i]));
  gate.open();
  expect(await dead).toMatchObject({ name: "WorkerCrashError", exitCode: 9, tasks: 1 });
  expect(await Promise.all(tickets)).toEqual(tickets.map((_, i) => i + 1));
  expect(ran.value).toBe(200);
});

it("never loses a result to a crash right after it", async () => {
  await using pool = open("thread", { size: 1, restarts: { max: 100, withinMs: 1 } });
  await warm(pool);
  for (let round = 0; round < 10; round++) {
    const results = Array.from({ length: 30 }, (_, i) => pool.apply((x: number) => ({ x }), [i]));
    const dead = failure(pool.apply(() => process.exit(1)));
    expect(await Promise.all(results)).toEqual(results.map((_, x) => ({ x })));
    expect((await dead).name).toBe("WorkerCrashError");
  }
});

it("runs each of many tasks once, whatever is aborted, stolen or crashes meanwhile", async () => {
  await using pool = open("thread", { size: 3, restarts: { max: 1000, withinMs: 1 } });
  let state = 12345;
  const random = (n: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % n;
  };
  const count = 1500;
  const runs = new Int32Array(new SharedArrayBuffer(4 * count));
  const task = (words: Int32Array, i: number, kind: number) => {
    Atomics.add(words, i, 1);
    if (kind === 1) for (const end = performance.now() + 2; performance.now() < end; );
    if (kind === 2) process.exit(4);
    if (kind === 3) throw new Error("thrown");
    return i;
  };
  const settled = Array.from({ length: count }, (_, i) => {
    const dice = random(100);
    const kind = dice < 10 ? 1 : dice === 50 ? 2 : dice < 14 ? 3 : 0;
    const controller = new AbortController();
    if (dice >= 90) setTimeout(() => controller.abort(), random(60));
    const options = dice >= 90 ? { signal: controller.signal, priority: random(3) } : { priority: random(3) };
    return pool.apply(task, [runs, i, kind], options).then(
      (value) => (value === i ? "done" : "wrong"),
      (error: Error) => error.name,
    );
  });
  const outcomes = await Promise.all(settled);
  outcomes.forEach((outcome, i) => {
    if (outcome === "AbortError") expect(runs[i]).toBeLessThanOrEqual(1);
    else expect([outcome, runs[i]]).toEqual([expect.stringMatching(/^(done|Error|WorkerCrashError)$/), 1]);
  });
  expect(pool.stats()).toMatchObject({ queued: 0, running: 0 });
});
