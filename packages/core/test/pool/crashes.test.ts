import { type Pool, SerializationError } from "@parakern/core";
import { describe, expect, it } from "vitest";
import { BACKENDS, EXIT_CODE, exit, exitByResult, exitMeanwhile, exitSoon, WORKERS } from "./engine.js";
import { failure, open } from "./support.js";

const id = <T>(x: T) => x;

/** Only Node's own objects say how they are cloned. */
const CAN_GARBLE = Object.getOwnPropertySymbols(Blob.prototype).some((symbol) =>
  String(symbol).includes("messaging_clone"),
);

/** A value that is cloned without complaint, and cannot be read where it arrives. Shipped, it makes one there. */
function garbled(): Blob {
  const blob = new Blob(["x"]);
  const clone = Object.getOwnPropertySymbols(Blob.prototype).find((symbol) =>
    String(symbol).includes("messaging_clone"),
  )!;
  Object.defineProperty(blob, clone, {
    value: () => ({ data: {}, deserializeInfo: "internal/blob:Nothing" }),
  });
  return blob;
}

interface Fault {
  readonly what: string;
  readonly run: (pool: Pool) => PromiseLike<unknown>;
  /** What the caller gets; `inProcess` is what differs there. */
  readonly error: { readonly inProcess?: object; readonly [key: string]: unknown };
  /** Whether the worker dies of it. */
  readonly isFatal?: boolean;
}

const FAULTS: readonly Fault[] = [
  {
    what: "an argument that cannot be sent",
    run: (pool) => pool.apply(id<unknown>, [() => 1]),
    error: { name: "SerializationError", path: "args[0]" },
  },
  {
    what: "an argument whose getter throws",
    run: (pool) =>
      pool.apply(id<unknown>, [
        {
          get bad() {
            throw new RangeError("getter");
          },
        },
      ]),
    error: { name: "SerializationError" },
  },
  {
    what: "a body that throws",
    run: (pool) =>
      pool.apply(() => {
        throw new RangeError("body");
      }),
    error: { name: "RangeError", message: "body" },
  },
  {
    what: "a body that rejects",
    run: (pool) => pool.apply(() => Promise.reject(new RangeError("body"))),
    error: { name: "RangeError", message: "body" },
  },
  {
    what: "a body that exits",
    run: (pool) => pool.apply(exit),
    error: { name: "WorkerCrashError", exitCode: EXIT_CODE, tasks: 1 },
    isFatal: true,
  },
  {
    what: "a body that overflows the stack",
    run: (pool) =>
      pool.apply(() => {
        const deep = (): number => 1 + deep();
        return deep();
      }),
    error: { name: "RangeError" },
  },
  {
    what: "an error off the task, from a timer, while it waits",
    run: (pool) =>
      pool.apply(
        () =>
          new Promise(() =>
            setTimeout(() => {
              throw new TypeError("off");
            }, 1),
          ),
      ),
    error: { name: "WorkerCrashError", exitCode: 1, cause: { message: "off" } },
    isFatal: true,
  },
  {
    what: "an unhandled rejection off the task, while it waits",
    run: (pool) => pool.apply(() => new Promise(() => void Promise.reject(new TypeError("off")))),
    error: { name: "WorkerCrashError", exitCode: 1, cause: { message: "off" } },
    isFatal: true,
  },
  {
    what: "a timer that exits, while it waits",
    run: (pool) => pool.apply(exitMeanwhile),
    error: { name: "WorkerCrashError", exitCode: EXIT_CODE },
    isFatal: true,
  },
  {
    what: "a result that cannot be sent",
    run: (pool) => pool.apply(() => ({ list: [1, () => 1] })),
    error: { name: "SerializationError", path: "result.list[1]" },
  },
  {
    what: "a result whose getter exits",
    run: (pool) => pool.apply(exitByResult),
    error: { name: "WorkerCrashError", exitCode: EXIT_CODE },
    isFatal: true,
  },
];

const GARBLED: readonly Fault[] = [
  {
    what: "an argument that fails on arrival",
    run: (pool) => pool.apply(id<unknown>, [garbled()]),
    error: { name: "SerializationError", path: "args", inProcess: { path: "args[0]" } },
  },
  {
    what: "a result that fails on arrival",
    run: (pool) => pool.apply(garbled),
    error: { name: "SerializationError", path: "result" },
  },
];

describe.each([...FAULTS, ...(CAN_GARBLE ? GARBLED : [])])(
  "$what",
  ({ run, error: { inProcess, ...inThread }, isFatal }) => {
    const errorOn = (backend: string) => ({ ...inThread, ...(backend === "process" && inProcess) });

    // Inline, the thread that would die is the test's own, and nothing arrives anywhere.
    it.each(WORKERS)("is its caller's alone, on %s", async (backend) => {
      await using pool = open(backend);
      const before = Array.from({ length: 20 }, (_, i) => pool.apply(id<number>, [i]));
      const call = failure(run(pool));
      const after = Array.from({ length: 20 }, (_, i) => pool.apply(id<number>, [i]));
      expect(await call).toMatchObject(errorOn(backend));
      expect(await Promise.all(before)).toEqual(before.map((_, i) => i));
      expect(await Promise.all(after)).toEqual(after.map((_, i) => i));
      expect(pool.stats().restarted).toBe(isFatal ? 1 : 0);
    });

    it.each(WORKERS)("is the same from within a completion callback, on %s", async (backend) => {
      await using pool = open(backend);
      const caught = new Promise<Error>((resolve) => {
        pool.applyAsync(id<number>, [1], { callback: () => resolve(failure(run(pool))) });
      });
      expect(await caught).toMatchObject(errorOn(backend));
      expect(await pool.apply(id<number>, [2])).toBe(2);
    });
  },
);

describe.each(BACKENDS)("on %s", (backend) => {
  it("twenty results in a row that cannot be sent lose no worker", async () => {
    await using pool = open(backend);
    for (let i = 0; i < 20; i++) {
      const error = await failure(pool.apply(() => [Symbol("s")]));
      expect(error).toBeInstanceOf(SerializationError);
      expect(error.path).toBe("result[0]");
    }
    expect(pool.stats()).toMatchObject({ restarted: 0, failed: 20 });
  });

  it("errors keep what they are", async () => {
    await using pool = open(backend);
    const aggregate = await failure(
      pool.apply(() => {
        throw new AggregateError([new RangeError("a"), 2], "both");
      }),
    );
    expect(aggregate).toBeInstanceOf(AggregateError);
    expect((aggregate as unknown as AggregateError).errors).toMatchObject([
      { name: "RangeError", message: "a" },
      2,
    ]);
    const dom = await failure(
      pool.apply(() => {
        throw new DOMException("no", "DataCloneError");
      }),
    );
    expect(dom).toMatchObject({ name: "DataCloneError", message: "no" });
  });
});

if (CAN_GARBLE)
  it("a damaged message harms only the task that damaged it", async () => {
    await using pool = open("thread", { size: 1 });
    await Promise.all(Array.from({ length: 300 }, (_, i) => pool.apply(id<number>, [i])));
    const gate = new Int32Array(new SharedArrayBuffer(4));
    const blocking = pool.apply((words: Int32Array) => Atomics.wait(words, 0, 0), [gate]);
    const calls = Array.from({ length: 20 }, (_, i) => pool.apply(id<unknown>, [i === 7 ? garbled() : i]));
    const settled = Promise.allSettled(calls);
    Atomics.store(gate, 0, 1);
    Atomics.notify(gate, 0);
    await blocking;
    const outcomes = await settled;
    expect(outcomes.map((outcome) => outcome.status)).toEqual(
      outcomes.map((_, i) => (i === 7 ? "rejected" : "fulfilled")),
    );
  });

it.each(WORKERS)("a worker that dies with nothing to do is replaced in silence, on %s", async (backend) => {
  await using pool = open(backend, { size: 1 });
  await pool.apply(exitSoon);
  expect(await pool.apply(id<number>, [1]).catch(() => pool.apply(id<number>, [1]))).toBe(1);
});
