import { PoolClosedError, Queue, TimeoutError } from "@parakern/core";
import { describe, expect, it } from "vitest";
import { BACKENDS } from "./engine.js";
import { failure, Latch, occupy, open } from "./support.js";

const id = (x: number) => x;
const never = () => new Promise<number>(() => {});
const endless = (begun: Int32Array): number => {
  Atomics.store(begun, 0, 1);
  Atomics.notify(begun, 0);
  for (;;);
};

describe.each(BACKENDS)("limits on %s", (backend) => {
  it("a timeout ends a task that waits for ever, and only that", async () => {
    await using pool = open(backend);
    const other = pool.apply(id, [1]);
    const error = await failure(pool.apply(never, [], { timeout: 20 }));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error.timeoutMs).toBe(20);
    expect(error.stack).toContain("limits.test");
    expect([await other, await pool.apply(id, [2])]).toEqual([1, 2]);
  });

  it("an abort ends a task with the signal's reason", async () => {
    await using pool = open(backend);
    const reason = { why: "changed my mind" };
    const controller = new AbortController();
    const call = failure(pool.apply(never, [], { signal: controller.signal }));
    await pool.apply(id, [1]);
    controller.abort(reason);
    expect(await call).toBe(reason);
    expect(await pool.apply(id, [2])).toBe(2);
  });

  it("an aborted signal refuses the call, and one aborted later changes nothing", async () => {
    await using pool = open(backend);
    expect((await failure(pool.apply(id, [1], { signal: AbortSignal.abort() }))).name).toBe("AbortError");
    const controller = new AbortController();
    expect(await pool.apply(id, [1], { signal: controller.signal })).toBe(1);
    controller.abort();
    expect(await pool.apply(id, [2])).toBe(2);
    expect(pool.stats().restarted).toBe(0);
  });

  it("a task that takes the signal ends by itself, and keeps its worker", async () => {
    await using pool = open(backend);
    const controller = new AbortController();
    const steps = new Queue<string>();
    const polite = (queue: Queue<string>, signal: AbortSignal) =>
      new Promise<string>((resolve) => {
        signal.addEventListener("abort", () => {
          void queue.put("aborted");
          resolve("stopped");
        });
        void queue.put("begun");
      });
    const args = [steps, controller.signal] as const;
    const call = failure(pool.apply(polite, args, { signal: controller.signal }));
    expect(await steps.get()).toBe("begun");
    controller.abort(new Error("politely"));
    expect(await call).toMatchObject({ message: "politely" });
    expect(await steps.get()).toBe("aborted");
    expect(await pool.apply(id, [3])).toBe(3);
    expect(pool.stats().restarted).toBe(0);
  });

  it("a signal among the arguments is the call's signal", async () => {
    await using pool = open(backend);
    const controller = new AbortController();
    const wait = (signal: AbortSignal) =>
      new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    expect(
      await pool.apply((signal: AbortSignal) => signal instanceof AbortSignal, [controller.signal]),
    ).toBe(true);
    const call = failure(pool.apply(wait, [controller.signal]));
    await pool.apply(id, [1]);
    controller.abort(new Error("by argument"));
    expect(await call).toMatchObject({ message: "by argument" });
    const other = new AbortController().signal;
    const error = await failure(pool.apply(wait, [other], { signal: new AbortController().signal }));
    expect(error).toMatchObject({ name: "SerializationError", path: "args[0]" });
  });

  it("a map is ended as a whole", async () => {
    await using pool = open(backend);
    const items = Array.from({ length: 100 }, (_, i) => i);
    const slow = (x: number) => (x === 50 ? new Promise<number>(() => {}) : x);
    expect(await failure(pool.map(slow, items, { timeout: 40 }))).toBeInstanceOf(TimeoutError);
    expect(await failure(pool.map(slow, Float64Array.from(items), { timeout: 40 }))).toBeInstanceOf(
      TimeoutError,
    );
    expect(await pool.map(id, [1, 2])).toEqual([1, 2]);
  });

  it("the pool's own signal terminates it", async () => {
    const controller = new AbortController();
    await using pool = open(backend, { signal: controller.signal });
    const calls = [failure(pool.apply(never)), failure(pool.map(never, [1, 2]))];
    await pool.applyAsync(id, [1]).wait(5);
    controller.abort(new Error("shut down"));
    for (const error of await Promise.all(calls)) expect(error).toMatchObject({ message: "shut down" });
    expect(await failure(pool.apply(id, [1]))).toBeInstanceOf(PoolClosedError);
  });
});

describe("on threads", () => {
  it.each(["timeout", "signal"])("a %s ends an endless loop, and harms no neighbour", async (how) => {
    await using pool = open("thread");
    const gate = new Latch();
    const begun = new Latch();
    const both = await occupy(pool, gate);
    gate.open();
    await Promise.all(both);
    const controller = new AbortController();
    const options = how === "timeout" ? { timeout: 30 } : { signal: controller.signal };
    const loop = failure(pool.apply(endless, [begun.words], options));
    const others = Array.from({ length: 50 }, (_, i) => pool.apply(id, [i]));
    await begun.reached(1);
    controller.abort();
    expect((await loop).name).toBe(how === "timeout" ? "TimeoutError" : "AbortError");
    expect(await Promise.all(others)).toEqual(Array.from({ length: 50 }, (_, i) => i));
    expect(pool.stats().restarted).toBe(1);
  });

  it("ends a loop that polls the signal it was given, without losing the worker", async () => {
    await using pool = open("thread");
    const controller = new AbortController();
    const begun = new Latch();
    const polling = (words: Int32Array, signal: AbortSignal) => {
      Atomics.add(words, 0, 1);
      Atomics.notify(words, 0);
      while (!signal.aborted);
      Atomics.add(words, 0, 1);
      Atomics.notify(words, 0);
      signal.throwIfAborted();
    };
    const args = [begun.words, controller.signal] as const;
    const call = failure(pool.apply(polling, args, { signal: controller.signal }));
    await begun.reached(1);
    controller.abort();
    expect((await call).name).toBe("AbortError");
    await begun.reached(2);
    expect(await pool.map(id, [1, 2, 3])).toEqual([1, 2, 3]);
    expect(pool.stats().restarted).toBe(0);
  });

  it("replaces a worker whose task does not heed its signal", async () => {
    await using pool = open("thread");
    const controller = new AbortController();
    const begun = new Latch();
    const deaf = (words: Int32Array, _signal: AbortSignal): number => {
      Atomics.store(words, 0, 1);
      Atomics.notify(words, 0);
      for (;;);
    };
    const args = [begun.words, controller.signal] as const;
    const call = failure(pool.apply(deaf, args, { signal: controller.signal }));
    await begun.reached(1);
    controller.abort();
    expect((await call).name).toBe("AbortError");
    const gate = new Latch();
    const both = await occupy(pool, gate);
    gate.open();
    expect(await Promise.all(both)).toEqual([0, 1]);
    expect(pool.stats().restarted).toBe(1);
  });

  it("counts a timeout from when the task begins", async () => {
    await using pool = open("thread");
    const gate = new Latch();
    const calls = await occupy(pool, gate);
    const waiting = pool.apply(id, [7], { timeout: 5 });
    const timer = new Latch();
    setTimeout(() => timer.open(), 30);
    await timer.reached(1);
    gate.open();
    expect(await waiting).toBe(7);
    await Promise.all(calls);
  });

  it("aborts exactly one of many, queued or behind another", async () => {
    await using pool = open("thread");
    const gate = new Latch();
    const calls = await occupy(pool, gate);
    const controllers = Array.from({ length: 300 }, () => new AbortController());
    const settled = controllers.map(({ signal }, i) =>
      pool.apply(id, [i], { signal }).catch((error: Error) => error.name),
    );
    for (let i = 0; i < 300; i += 7) controllers[i]!.abort();
    gate.open();
    const values = await Promise.all(settled);
    expect(values).toEqual(values.map((_, i) => (i % 7 === 0 ? "AbortError" : i)));
    await Promise.all(calls);
    expect(pool.stats()).toMatchObject({ restarted: 0, queued: 0, running: 0 });
  });
});
