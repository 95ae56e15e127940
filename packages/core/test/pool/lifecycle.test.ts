import { Pool, PoolClosedError, Queue } from "@parakern/core";
import { describe, expect, it } from "vitest";
import { BACKENDS, WORKERS } from "./engine.js";
import { failure, Latch, occupy, open } from "./support.js";

const id = (x: number) => x;
const never = () => new Promise<number>(() => {});

it.each([0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, "2"])("refuses the size %s", (size) => {
  expect(() => new Pool(size as number)).toThrow(RangeError);
  expect(() => new Pool({ size: size as number })).toThrow(/^size: expected a whole number/);
});

it("checks its options", () => {
  expect(() => new Pool({ backend: "fork" as never })).toThrow(/got "fork"/);
  for (const maxTasksPerChild of [0, -1, 0.5, "12"]) {
    expect(() => new Pool({ maxTasksPerChild: maxTasksPerChild as number })).toThrow(RangeError);
  }
  expect(() => new Pool({ signal: AbortSignal.abort() })).toThrow();
});

it("has as many workers as the machine runs threads, unless told otherwise", async () => {
  await using pool = new Pool();
  await using three = new Pool(3);
  expect(pool.size).toBeGreaterThanOrEqual(1);
  expect(three.size).toBe(3);
});

describe.each(BACKENDS)("on %s", (backend) => {
  it("close lets what was submitted come to its end, and refuses anything more", async () => {
    const pool = open(backend);
    const calls = Array.from({ length: 200 }, (_, i) => pool.apply(id, [i]));
    const mapped = pool.map(
      id,
      Array.from({ length: 500 }, (_, i) => i),
    );
    pool.close();
    pool.close();
    expect(await failure(pool.apply(id, [1]))).toBeInstanceOf(PoolClosedError);
    expect(() => pool.applyAsync(id, [1])).toThrow(PoolClosedError);
    expect(await failure(pool.map(id, [1]))).toBeInstanceOf(PoolClosedError);
    expect(await failure(pool.map(id, new Float64Array(1)))).toBeInstanceOf(PoolClosedError);
    expect(() => pool.imap(id, [1])).toThrow(PoolClosedError);
    await pool.join();
    expect(await Promise.all(calls)).toEqual(calls.map((_, i) => i));
    expect(await mapped).toHaveLength(500);
    await pool.join();
  });

  it("terminate rejects what is pending, and resolves when the workers are gone", async () => {
    const pool = open(backend);
    const calls = Array.from({ length: 50 }, () => failure(pool.apply(never)));
    const mapped = failure(pool.map(never, [1, 2, 3]));
    const slots = failure(pool.map(never, new Float64Array(9)));
    const stream = pool.imap(never, [1, 2]);
    const next = failure(stream.next());
    await Promise.all([pool.terminate(), pool.terminate()]);
    for (const error of await Promise.all([...calls, mapped, slots, next]))
      expect(error).toBeInstanceOf(PoolClosedError);
    expect(await failure(pool.apply(id, [1]))).toBeInstanceOf(PoolClosedError);
    pool.close();
    await pool.join();
  });

  it("join of an open pool is an error: it would wait for ever", async () => {
    await using pool = open(backend);
    expect(await failure(pool.join())).toBeInstanceOf(PoolClosedError);
  });

  it("can be closed and terminated from a callback", async () => {
    const closed = open(backend);
    const closing = new Promise<void>((resolve) => {
      closed.applyAsync(id, [1], { callback: () => resolve(closed.close()) });
    });
    const last = closed.apply(id, [2]);
    expect(await last).toBe(2);
    await closing;
    await closed.join();
    const terminated = open(backend);
    const ended = new Promise<void>((resolve) => {
      terminated.applyAsync(id, [1], { callback: () => resolve(terminated.terminate()) });
    });
    const pending = failure(terminated.apply(never));
    await ended;
    expect(await pending).toBeInstanceOf(PoolClosedError);
  });

  it("can be closed before a worker has started", async () => {
    const pool = open(backend);
    pool.close();
    await pool.join();
    const other = open(backend);
    const call = failure(other.apply(id, [1]));
    await other.terminate();
    expect(await call).toBeInstanceOf(PoolClosedError);
  });

  it("dispose closes and joins", async () => {
    let result: Promise<number>;
    {
      await using pool = open(backend);
      result = pool.apply(async (x: number) => x, [5]);
    }
    expect(await result).toBe(5);
  });

  it("counts what it does", async () => {
    await using pool = open(backend);
    expect(pool.stats()).toMatchObject({
      size: 2,
      queued: 0,
      running: 0,
      completed: 0,
      failed: 0,
      restarted: 0,
    });
    await pool.map(id, [1, 2, 3], { chunkSize: 1 });
    await failure(pool.apply(() => JSON.parse("{")));
    const stats = pool.stats();
    expect(stats).toMatchObject({ queued: 0, running: 0, completed: 3, failed: 1 });
    expect(stats.utilization).toBeGreaterThanOrEqual(0);
    expect(stats.utilization).toBeLessThanOrEqual(1);
    expect(stats.run.p99).toBeGreaterThanOrEqual(stats.run.p50);
    expect(stats.wait.p50).toBeGreaterThan(0);
  });
});

it("terminate does not wait for 10 000 queued tasks, nor for an endless one", async () => {
  const pool = open("thread");
  const gate = new Latch();
  const running = (await occupy(pool, gate)).map(failure);
  const queued = Array.from({ length: 10_000 }, (_, i) => failure(pool.apply(id, [i])));
  expect(pool.stats()).toMatchObject({ queued: 10_000, running: 2 });
  await pool.terminate();
  for (const error of await Promise.all([...running, ...queued]))
    expect(error).toBeInstanceOf(PoolClosedError);
  expect(pool.stats()).toMatchObject({ queued: 0, running: 0, failed: 10_002 });
});

it.each(WORKERS.filter((each) => each === "process"))(
  "terminate of a pool of %s workers does not wait for 10 000 queued tasks, nor for endless ones",
  async (backend) => {
    const pool = open(backend);
    const begun = new Queue<null>();
    const endless = async (begun: Queue<null>) => {
      await begun.put(null);
      for (;;);
    };
    const running = [0, 1].map(() => failure(pool.apply(endless, [begun])));
    for (const _ of running) await begun.get();
    const queued = Array.from({ length: 10_000 }, (_, i) => failure(pool.apply(id, [i])));
    await expect.poll(() => pool.stats()).toMatchObject({ queued: 10_000, running: 2 });
    await pool.terminate();
    for (const error of await Promise.all([...running, ...queued]))
      expect(error).toBeInstanceOf(PoolClosedError);
    expect(pool.stats()).toMatchObject({ queued: 0, running: 0, failed: 10_002 });
  },
);
