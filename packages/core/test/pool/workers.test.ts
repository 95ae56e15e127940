import { PoolClosedError, SerializationError } from "@parakern/core";
import { describe, expect, it } from "vitest";
import { BACKENDS, failure, Latch, occupy, open } from "./support.js";

const id = (x: number) => x;

/** Counts its runs, and leaves a mark that tasks can see. */
const start = (words: Int32Array, mark: string) => {
  Atomics.add(words, 0, 1);
  Atomics.notify(words, 0);
  (globalThis as { mark?: string }).mark = mark;
};

const readMark = () => (globalThis as { mark?: string }).mark;

const threadOf = async () => {
  const { threadId } = await import("node:worker_threads");
  return threadId;
};

describe.each(BACKENDS)("an initializer on %s", (backend) => {
  it("runs once in each worker, before any task", async () => {
    const runs = new Latch();
    await using pool = open(backend, { initializer: start, initargs: [runs.words, "here"] });
    const marks = await Promise.all(Array.from({ length: 40 }, () => pool.apply(readMark)));
    expect(new Set(marks)).toEqual(new Set(["here"]));
    await runs.reached(2);
    expect(runs.value).toBe(2);
  });

  it("may be asynchronous", async () => {
    const slow = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      (globalThis as { slow?: boolean }).slow = true;
    };
    await using pool = open(backend, { size: 1, initializer: slow });
    expect(await pool.apply(() => (globalThis as { slow?: boolean }).slow)).toBe(true);
  });

  it("that always throws ends the pool, and all that is pending, with its error", async () => {
    const bad = () => {
      throw new RangeError("no licence");
    };
    await using pool = open(backend, { initializer: bad });
    const calls = [
      failure(pool.apply(id, [1])),
      failure(pool.map(id, [1, 2])),
      failure(pool.imap(id, [1]).next()),
    ];
    for (const error of await Promise.all(calls)) {
      expect(error).toBeInstanceOf(PoolClosedError);
      expect(error.message).toContain("no licence");
      expect(error.cause).toBeInstanceOf(RangeError);
    }
    const later = await failure(pool.apply(id, [1]));
    expect(later).toBeInstanceOf(PoolClosedError);
    expect(later.cause).toBeInstanceOf(RangeError);
    expect(pool.stats().restarted).toBe(5);
  });

  it("whose arguments cannot be sent ends the pool", async () => {
    await using pool = open(backend, {
      initializer: (f: unknown) => void f,
      initargs: [() => 1],
      restarts: { max: 0, withinMs: 1 },
    });
    const error = await failure(pool.apply(id, [1]));
    expect(error.cause).toBeInstanceOf(SerializationError);
    expect(error.cause).toMatchObject({ path: "initargs[0]" });
  });
});

describe("on threads", () => {
  it("an initializer runs in replacements too", async () => {
    const runs = new Latch();
    await using pool = open("thread", { size: 1, initializer: start, initargs: [runs.words, "again"] });
    await failure(pool.apply(() => process.exit(1)));
    expect(await pool.apply(readMark)).toBe("again");
    expect(runs.value).toBe(2);
  });

  it("an initializer that exits is a crash", async () => {
    await using pool = open("thread", {
      initializer: () => process.exit(4),
      restarts: { max: 2, withinMs: 60_000 },
    });
    const error = await failure(pool.apply(id, [1]));
    expect(error).toBeInstanceOf(PoolClosedError);
    expect(error.cause).toMatchObject({ name: "WorkerCrashError", exitCode: 4 });
  });

  it("crash after crash ends the pool; a completed task between them does not let it come so far", async () => {
    await using sturdy = open("thread", { size: 1 });
    for (let i = 0; i < 8; i++) {
      expect((await failure(sturdy.apply(() => process.exit(1)))).name).toBe("WorkerCrashError");
      expect(await sturdy.apply(id, [i])).toBe(i);
    }
    expect(sturdy.stats().restarted).toBe(8);
    await using weak = open("thread", { size: 1 });
    const errors = await Promise.all(
      Array.from({ length: 20 }, () => failure(weak.apply(() => process.exit(1)))),
    );
    expect(errors.slice(0, 6).map((error) => error.name)).toEqual(new Array(6).fill("WorkerCrashError"));
    expect(errors.slice(6).map((error) => error.name)).toEqual(new Array(14).fill("PoolClosedError"));
    expect(errors[19]!.cause).toMatchObject({ name: "WorkerCrashError" });
  });

  it("timeouts and aborts do not count as crashes", async () => {
    await using pool = open("thread", { size: 1, restarts: { max: 1, withinMs: 60_000 } });
    const endless = (): number => {
      for (;;);
    };
    for (let i = 0; i < 4; i++)
      expect((await failure(pool.apply(endless, [], { timeout: 1 }))).name).toBe("TimeoutError");
    expect(await pool.apply(id, [1])).toBe(1);
  });

  it("maxTasksPerChild gives each worker so many tasks, and no more", async () => {
    await using pool = open("thread", { maxTasksPerChild: 3 });
    const threads = await Promise.all(Array.from({ length: 24 }, () => pool.apply(threadOf)));
    const counts = new Map<number, number>();
    for (const thread of threads) counts.set(thread, (counts.get(thread) ?? 0) + 1);
    expect([...counts.values()]).toEqual(new Array(8).fill(3));
  });

  it("with maxTasksPerChild of 1, close before all is done does not hang", async () => {
    const pool = open("thread", { maxTasksPerChild: 1 });
    const calls = Array.from({ length: 6 }, (_, i) => pool.apply(id, [i]));
    pool.close();
    await pool.join();
    expect(await Promise.all(calls)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("runs as many tasks at once as it has workers, and no more", async () => {
    await using pool = open("thread", { size: 3 });
    const gate = new Latch();
    const calls = await occupy(pool, gate);
    const more = pool.apply(id, [9]);
    expect(pool.stats()).toMatchObject({ running: 3, queued: 1 });
    gate.open();
    expect(await Promise.all([...calls, more])).toEqual([0, 1, 2, 9]);
  });
});
