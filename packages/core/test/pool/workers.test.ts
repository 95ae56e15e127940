import { PoolClosedError, Queue, SerializationError } from "@parakern/core";
import { describe, expect, it } from "vitest";
import { BACKENDS, EXIT_CODE, exit, WORKERS } from "./engine.js";
import { failure, open } from "./support.js";

const id = (x: number) => x;

/** Tells of its runs, and leaves a mark that tasks can see. */
const start = async (runs: Queue<string>, mark: string) => {
  await runs.put(mark);
  (globalThis as { mark?: string }).mark = mark;
};

const readMark = () => (globalThis as { mark?: string }).mark;

const placeOf = () => {
  const all = globalThis as { place?: string };
  all.place ??= String(Math.random());
  return all.place;
};

describe.each(BACKENDS)("an initializer on %s", (backend) => {
  it("runs once in each worker, before any task", async () => {
    const runs = new Queue<string>();
    await using pool = open(backend, { initializer: start, initargs: [runs, "here"] });
    const marks = await Promise.all(Array.from({ length: 40 }, () => pool.apply(readMark)));
    expect(new Set(marks)).toEqual(new Set(["here"]));
    expect([await runs.get(), await runs.get()]).toEqual(["here", "here"]);
    expect(await runs.size()).toBe(0);
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

describe.each(WORKERS)("workers on %s", (backend) => {
  it("an initializer runs in replacements too", async () => {
    const runs = new Queue<string>();
    await using pool = open(backend, { size: 1, initializer: start, initargs: [runs, "again"] });
    await failure(pool.apply(exit));
    expect(await pool.apply(readMark)).toBe("again");
    expect(await runs.size()).toBe(2);
  });

  it("an initializer that exits is a crash", async () => {
    await using pool = open(backend, {
      initializer: exit,
      restarts: { max: 2, withinMs: 60_000 },
    });
    const error = await failure(pool.apply(id, [1]));
    expect(error).toBeInstanceOf(PoolClosedError);
    expect(error.cause).toMatchObject({ name: "WorkerCrashError", exitCode: EXIT_CODE });
  });

  it("crash after crash ends the pool; a completed task between them does not let it come so far", async () => {
    await using sturdy = open(backend, { size: 1 });
    for (let i = 0; i < 8; i++) {
      expect((await failure(sturdy.apply(exit))).name).toBe("WorkerCrashError");
      expect(await sturdy.apply(id, [i])).toBe(i);
    }
    expect(sturdy.stats().restarted).toBe(8);
    // As many as by default, but in a longer time: a busy machine starts workers slowly.
    await using weak = open(backend, { size: 1, restarts: { max: 5, withinMs: 100_000 } });
    const errors = await Promise.all(Array.from({ length: 20 }, () => failure(weak.apply(exit))));
    expect(errors.slice(0, 6).map((error) => error.name)).toEqual(new Array(6).fill("WorkerCrashError"));
    expect(errors.slice(6).map((error) => error.name)).toEqual(new Array(14).fill("PoolClosedError"));
    expect(errors[19]!.cause).toMatchObject({ name: "WorkerCrashError" });
  });

  it("timeouts and aborts do not count as crashes", async () => {
    await using pool = open(backend, { size: 1, restarts: { max: 1, withinMs: 60_000 } });
    const endless = (): number => {
      for (;;);
    };
    for (let i = 0; i < 4; i++)
      expect((await failure(pool.apply(endless, [], { timeout: 1 }))).name).toBe("TimeoutError");
    expect(await pool.apply(id, [1])).toBe(1);
  });

  it("maxTasksPerChild gives each worker so many tasks, and no more", async () => {
    await using pool = open(backend, { maxTasksPerChild: 3 });
    const places = await Promise.all(Array.from({ length: 24 }, () => pool.apply(placeOf)));
    const counts = new Map<string, number>();
    for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
    expect(Math.max(...counts.values())).toBe(3);
    // Two at once may share the last three.
    expect([8, 9]).toContain(counts.size);
  });

  it("with maxTasksPerChild of 1, close before all is done does not hang", async () => {
    const pool = open(backend, { maxTasksPerChild: 1 });
    const calls = Array.from({ length: 6 }, (_, i) => pool.apply(id, [i]));
    pool.close();
    await pool.join();
    expect(await Promise.all(calls)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("runs as many tasks at once as it has workers, and no more", async () => {
    await using pool = open(backend, { size: 3 });
    const [begun, gate] = [new Queue<number>(), new Queue<number>()];
    const wait = async (started: Queue<number>, open: Queue<number>, value: number) => {
      await started.put(value);
      await open.get();
      return value;
    };
    const calls = [0, 1, 2].map((i) => pool.apply(wait, [begun, gate, i]));
    for (const _ of calls) await begun.get();
    const more = pool.apply(id, [9]);
    expect(pool.stats()).toMatchObject({ running: 3, queued: 1 });
    for (const i of [0, 1, 2]) await gate.put(i);
    expect(await Promise.all([...calls, more])).toEqual([0, 1, 2, 9]);
  });
});
