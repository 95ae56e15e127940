import {
  AuthenticationError,
  ConnectionLostError,
  Pool,
  PoolClosedError,
  type PoolServer,
  type RemotePool,
  remoteTasks,
  SerializationError,
  servePool,
  TaskModuleError,
  TaskRef,
  TimeoutError,
  taskModule,
  WorkerCrashError,
} from "@parakern/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

interface Tasks {
  add(a: number, b: number): number;
  square(x: number): number;
  half(x: number): number;
  fail(message: string): never;
  failAt(x: number): number;
  echo<T>(x: T): T;
  forever(): never;
  exit(): never;
  secret(): string;
}

const authKey = "a key of more than sixteen bytes";
const own = taskModule<Tasks>(new URL("./tasks.mjs", import.meta.url));
const tasks = remoteTasks<Tasks>();
const { add, square, half, fail, failAt, echo, forever, exit } = own;
const registry = { add, square, half, fail, failAt, echo, forever, exit };

describe("a served pool", () => {
  let pool: Pool;
  let server: PoolServer;
  let remote: RemotePool;

  beforeAll(async () => {
    pool = new Pool(2);
    server = await servePool(pool, { address: "127.0.0.1:0", authKey, tasks: registry });
    remote = await Pool.connect({ address: server.address, authKey });
  });
  afterAll(async () => {
    await remote[Symbol.asyncDispose]();
    await server.close();
    await pool[Symbol.asyncDispose]();
  });

  it("runs tasks by name, whoever has their module", async () => {
    expect(await remote.apply(tasks.add, [1, 2])).toBe(3);
    expect(await remote.apply(own.add, [3, 4])).toBe(7);
    expect(await remote.applyAsync(tasks.square, [5])).toBe(25);
  });

  it("maps and starmaps in order, with progress", async () => {
    const progress: number[] = [];
    const onProgress = (done: number): unknown => progress.push(done);
    expect(await remote.map(tasks.square, [3, 1, 2], { chunkSize: 1, onProgress })).toEqual([9, 1, 4]);
    expect(progress.at(-1)).toBe(3);
    expect(
      await remote.starmap(tasks.add, [
        [1, 2],
        [3, 4],
      ]),
    ).toEqual([3, 7]);
    expect(await remote.mapAsync(tasks.square, [])).toEqual([]);
    expect(await remote.starmapAsync(tasks.add, new Set([[1, 1] as const]))).toEqual([2]);
  });

  it("maps typed arrays into typed arrays", async () => {
    const halves = await remote.map(tasks.half, Float64Array.of(1, 2, 3));
    expect(halves).toEqual(Float64Array.of(0.5, 1, 1.5));
    expect(halves.buffer).toBeInstanceOf(ArrayBuffer);
  });

  it("streams in order and out of it, with bounded look-ahead", async () => {
    let read = 0;
    const numbers = function* (): Generator<number> {
      for (;;) yield read++;
    };
    const results: number[] = [];
    for await (const each of remote.imap(tasks.square, numbers(), { lookAhead: 8 })) {
      if (results.push(each) === 20) break;
    }
    expect(results).toEqual(Array.from({ length: 20 }, (_, i) => i * i));
    expect(read).toBeLessThanOrEqual(20 + 8 + 1);
    const unordered: number[] = [];
    for await (const each of remote.imapUnordered(tasks.square, [1, 2, 3, 4, 5], { chunkSize: 2 }))
      unordered.push(each);
    expect(unordered.sort((a, b) => a - b)).toEqual([1, 4, 9, 16, 25]);
  });

  it("yields what is good before an error of a task or of the input", async () => {
    const good: number[] = [];
    const failing = async (items: Iterable<number>): Promise<void> => {
      for await (const each of remote.imap(tasks.failAt, items)) good.push(each);
    };
    await expect(failing([1, 2, 3, 4])).rejects.toThrow(RangeError);
    expect(good).toEqual([1, 2]);
    const breaking = function* (): Generator<number> {
      yield 5;
      throw new SyntaxError("input");
    };
    await expect(failing(breaking())).rejects.toThrow(new SyntaxError("input"));
    expect(good).toEqual([1, 2, 5]);
  });

  it("carries errors whole", async () => {
    const error = await remote.apply(tasks.fail, ["wrong"]).catch((each) => each);
    expect(error).toBeInstanceOf(RangeError);
    expect(error.message).toBe("wrong");
    expect(error.cause).toBeInstanceOf(TypeError);
    expect(error.stack).toContain("tasks.mjs");
    expect(error.stack).toContain("remote.test.ts");
  });

  it("tells of workers that end, of timeouts and of aborts, and goes on", async () => {
    await expect(remote.apply(tasks.exit)).rejects.toThrow(WorkerCrashError);
    await expect(remote.apply(tasks.forever, [], { timeout: 50 })).rejects.toThrow(TimeoutError);
    const controller = new AbortController();
    const call = remote.apply(tasks.forever, [], { signal: controller.signal });
    controller.abort(new Error("enough"));
    await expect(call).rejects.toThrow("enough");
    expect(await remote.apply(tasks.add, [1, 1])).toBe(2);
  });

  it("runs nothing that is not registered, and no functions", async () => {
    await expect(remote.apply(tasks.secret)).rejects.toThrow(TaskModuleError);
    const path = new TaskRef<[], unknown>("file:///etc/passwd", "default");
    await expect(remote.apply(path)).rejects.toThrow(TaskModuleError);
    for (const name of ["__proto__", "constructor", "toString"]) {
      await expect(remote.apply(new TaskRef<[], unknown>("remote:", name))).rejects.toThrow(TaskModuleError);
    }
    await expect(remote.apply((() => 1) as never)).rejects.toThrow(TypeError);
    await expect(remote.apply(tasks.echo, [(() => 1) as never])).rejects.toThrow(SerializationError);
  });

  it("holds thousands of calls back and settles them all", async () => {
    const calls = Array.from({ length: 3000 }, (_, i) => remote.apply(tasks.square, [i]));
    const results = await Promise.all(calls);
    expect(results.every((each, i) => each === i * i)).toBe(true);
  });

  it("tells what it has done", async () => {
    const stats = await remote.stats();
    expect(stats.size).toBe(2);
    expect(stats.completed).toBeGreaterThan(0);
  });

  it("turns away who has another key", async () => {
    const other = Pool.connect({ address: server.address, authKey: "another key of sixteen bytes" });
    await expect(other).rejects.toThrow(AuthenticationError);
  });

  it("aborts what a client had under way that is gone", async () => {
    const gone = await Pool.connect({ address: server.address, authKey });
    const calls = [0, 1].map(() => gone.apply(tasks.forever).catch((error) => error));
    await gone.terminate();
    for (const each of await Promise.all(calls)) expect(each).toBeInstanceOf(ConnectionLostError);
    // Both workers are to be had again.
    expect(await remote.map(tasks.square, [1, 2, 3])).toEqual([1, 4, 9]);
    await expect(gone.apply(tasks.square, [1])).rejects.toThrow(PoolClosedError);
  });
});

describe("a connection to a served pool", () => {
  it("is made again after the server was, and what was under way rejects", async () => {
    await using pool = new Pool(1);
    const first = await servePool(pool, { address: "127.0.0.1:0", authKey, tasks: registry });
    const { address } = first;
    const remote = await Pool.connect({ address, authKey });
    const underWay = remote.apply(tasks.forever);
    expect((await remote.stats()).size).toBe(1);
    await Promise.all([expect(underWay).rejects.toThrow(ConnectionLostError), first.close()]);
    const early = remote.apply(tasks.add, [1, 2]);
    await using _second = await servePool(pool, { address, authKey, tasks: registry });
    expect(await early).toBe(3);
    remote.close();
    await remote.join();
  });

  it("is given up after the time for that", async () => {
    await using pool = new Pool(1);
    const server = await servePool(pool, { authKey, tasks: registry });
    const remote = await Pool.connect({ address: server.address, authKey, reconnectTimeout: 100 });
    await server.close();
    await expect(remote.apply(tasks.add, [1, 2])).rejects.toThrow(ConnectionLostError);
    await remote[Symbol.asyncDispose]();
  });

  it("is refused where nobody serves, or something else does", async () => {
    await expect(Pool.connect({ address: "127.0.0.1:1", authKey })).rejects.toThrow(ConnectionLostError);
    await using pool = new Pool(1);
    await expect(servePool(pool, { address: "0.0.0.0:0", insecure: true, tasks: {} })).rejects.toThrow(
      TypeError,
    );
    await expect(servePool(pool, { tasks: {} })).rejects.toThrow(TypeError);
    await expect(servePool(pool, { authKey: "short", tasks: {} })).rejects.toThrow(RangeError);
    await expect(servePool(pool, { authKey, tasks: { __proto__x: add, constructor: add } })).rejects.toThrow(
      RangeError,
    );
  });
});
