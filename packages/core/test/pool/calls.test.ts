import { AsyncResult, ClosureError, RemoteError, SerializationError, TimeoutError } from "@parakern/core";
import { describe, expect, it } from "vitest";
import { BACKENDS, onUnhandled, SHARING, WORKERS } from "./engine.js";
import { failure, Latch, occupy, open } from "./support.js";

const add = (a: number, b: number) => a + b;

describe.each(BACKENDS)("apply on %s", (backend) => {
  it("calls with the arguments and resolves to the result", async () => {
    await using pool = open(backend);
    expect(await pool.apply(add, [1, 2])).toBe(3);
    expect(await pool.apply(() => "none")).toBe("none");
    expect(await pool.apply(async (x: number) => x * 2, [4])).toBe(8);
    expect(await pool.apply(() => undefined)).toBeUndefined();
  });

  it("passes what structured clone can hold", async () => {
    await using pool = open(backend);
    const cyclic: { self?: unknown; map: Map<string, Date> } = { map: new Map([["then", new Date(5)]]) };
    cyclic.self = cyclic;
    const back = await pool.apply((value: typeof cyclic) => value, [cyclic]);
    expect(back.self).toBe(back);
    expect(back.map.get("then")).toEqual(new Date(5));
  });

  it("moves what is in the transfer list", async () => {
    await using pool = open(backend);
    const buffer = new ArrayBuffer(16);
    const calls = [
      pool.apply((b: ArrayBuffer) => b.byteLength, [buffer], { transfer: [buffer] }),
      pool.apply(add, [1, 1]),
    ];
    expect(await Promise.all(calls)).toEqual([16, 2]);
    expect(buffer.byteLength).toBe(0);
  });

  it("rejects with the error of the task, whole", async () => {
    await using pool = open(backend);
    const error = await failure(
      pool.apply(() => {
        class OddError extends RangeError {
          override name = "OddError";
          code = "E_ODD";
          details = { at: 3 };
        }
        throw new OddError("three is odd", { cause: new TypeError("why") });
      }),
    );
    expect(error).toBeInstanceOf(RangeError);
    expect(error).toMatchObject({
      name: "OddError",
      message: "three is odd",
      code: "E_ODD",
      details: { at: 3 },
    });
    expect(error.cause).toBeInstanceOf(TypeError);
    expect(error.stack).toContain("calls.test");
  });

  it.each(["text", 5, null, undefined])("wraps %s, thrown, in a RemoteError", async (thrown) => {
    await using pool = open(backend);
    const error = await failure(
      pool.apply(
        (value: unknown) => {
          throw value;
        },
        [thrown],
      ),
    );
    expect(error).toBeInstanceOf(RemoteError);
    expect(error.cause).toBe(thrown);
  });

  it("refuses a function that uses what is around it", async () => {
    await using pool = open(backend);
    const outside = 3;
    expect(await failure(pool.apply((x: number) => x + outside, [1]))).toBeInstanceOf(ClosureError);
    expect(() => pool.applyAsync((x: number) => x + outside, [1])).toThrow(ClosureError);
    expect(await failure(pool.apply("no function" as never))).toBeInstanceOf(TypeError);
  });

  it("names the argument that cannot be cloned", async () => {
    await using pool = open(backend);
    const error = await failure(pool.apply((x: { on: unknown }) => typeof x, [{ on: () => 1 }]));
    expect(error).toBeInstanceOf(SerializationError);
    expect(error.path).toBe("args[0].on");
    expect(await pool.apply(add, [2, 2])).toBe(4);
  });

  it("checks its options", async () => {
    await using pool = open(backend);
    expect(await failure(pool.apply(add, [1, 2], { timeout: -1 }))).toBeInstanceOf(RangeError);
    expect(await failure(pool.apply(add, [1, 2], { priority: Number.NaN }))).toBeInstanceOf(RangeError);
    expect(await failure(pool.apply(add, [1, 2], { signal: {} as AbortSignal }))).toBeInstanceOf(TypeError);
    expect((await failure(pool.apply(add, 1 as never))).message).toContain("args: expected an array");
    expect(() => pool.imap((x: number) => x, 5 as never)).toThrow(
      "items: expected something to iterate over",
    );
    expect(await failure(pool.map(Math.abs, [1], { chunkSize: 0 }))).toBeInstanceOf(Error);
  });
});

it.each(SHARING)("passes shared memory by reference on %s", async (backend) => {
  await using pool = open(backend);
  const latch = new Latch();
  await pool.apply((words: Int32Array) => Atomics.add(words, 0, 7), [latch.words]);
  expect(latch.value).toBe(7);
});

it.each(WORKERS.filter((each) => each === "process"))(
  "passes no memory of this process to a %s",
  async (backend) => {
    await using pool = open(backend, { size: 1 });
    const error = await failure(pool.apply((words: Int32Array) => words.length, [new Latch().words]));
    expect(error).toMatchObject({ name: "SerializationError", path: "args[0]" });
  },
);

describe.each(BACKENDS)("applyAsync on %s", (backend) => {
  it("can be awaited, asked and waited for", async () => {
    await using pool = open(backend);
    const result = pool.applyAsync(add, [1, 2]);
    expect(result).toBeInstanceOf(AsyncResult);
    expect(result.ready()).toBe(false);
    expect(() => result.successful()).toThrow("not there yet");
    expect(await result).toBe(3);
    expect(await result.get()).toBe(3);
    await result.wait();
    expect([result.ready(), result.successful()]).toEqual([true, true]);
  });

  it("calls back with the value, or the error", async () => {
    await using pool = open(backend);
    const seen: unknown[] = [];
    await pool.applyAsync(add, [1, 2], { callback: (value) => seen.push(value) });
    const bad = pool.applyAsync(
      () => {
        throw new RangeError("bad");
      },
      [],
      { callback: () => seen.push("no"), errorCallback: (error) => seen.push((error as Error).message) },
    );
    await bad.wait();
    expect(bad.successful()).toBe(false);
    expect(seen).toEqual([3, "bad"]);
  });

  it("drops an error that nobody asks for", async () => {
    await using pool = open(backend);
    let unhandled = 0;
    const stop = onUnhandled(() => unhandled++);
    const result = pool.applyAsync(() => {
      throw new Error("unseen");
    });
    while (!result.ready()) await pool.apply(add, [1, 1]);
    await new Promise(setImmediate);
    stop();
    expect(unhandled).toBe(0);
    expect(await failure(result)).toMatchObject({ message: "unseen" });
  });
});

it("get with a timeout rejects, and the task goes on", async () => {
  await using pool = open("thread");
  const gate = new Latch();
  const [first] = await occupy(pool, gate);
  const late = pool.applyAsync(add, [1, 2]);
  expect(await failure(late.get(1))).toBeInstanceOf(TimeoutError);
  await late.wait(1);
  expect(late.ready()).toBe(false);
  gate.open();
  expect(await late).toBe(3);
  expect(await first).toBe(0);
});
