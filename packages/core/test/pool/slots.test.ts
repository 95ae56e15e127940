import { WorkerCrashError } from "@parakern/core";
import { describe, expect, it } from "vitest";
import { BACKENDS, EXIT_CODE, exit, ResultBuffer, SHARING, WORKERS } from "./engine.js";
import { failure, Latch, open } from "./support.js";

const half = (x: number) => x / 2;

describe.each(BACKENDS)("map over a typed array on %s", (backend) => {
  it("gives the same typed array, in shared memory, as a serial loop", async () => {
    await using pool = open(backend);
    for (const length of [0, 1, 2, 17, 5000]) {
      const items = Float64Array.from({ length }, (_, i) => i - 3);
      const result = await pool.map(half, items);
      expect(result).toBeInstanceOf(Float64Array);
      expect(result.buffer).toBeInstanceOf(ResultBuffer);
      expect(Array.from(result)).toEqual(Array.from(items, half));
    }
  });

  it.each([
    Float64Array,
    Float32Array,
    Int32Array,
    Uint32Array,
    Int16Array,
    Uint16Array,
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
  ])("writes results as %o does", async (Type) => {
    await using pool = open(backend);
    const items = Type.from([0, 1, 2, 100, 255, 3.7]);
    const result = await pool.map((x: number) => x * 1.5 - 1, items as Float64Array);
    expect(result).toBeInstanceOf(Type);
    expect(Array.from(result)).toEqual(Array.from((items as Float64Array).map((x) => x * 1.5 - 1)));
  });

  it("maps bigints", async () => {
    await using pool = open(backend);
    expect(await pool.map((x: bigint) => x * 2n, new BigInt64Array([1n, -2n]))).toEqual(
      new BigInt64Array([2n, -4n]),
    );
  });

  it("writes into another type where asked", async () => {
    await using pool = open(backend);
    const result = await pool.map(half, new Int32Array([1, 2, 3]), { into: Float64Array });
    expect(Array.from(result)).toEqual([0.5, 1, 1.5]);
    expect(await pool.mapAsync(half, new Int32Array([1, 2, 3]), { into: Float32Array })).toBeInstanceOf(
      Float32Array,
    );
  });

  it("writes into an array in shared memory that exists, even its own items", async () => {
    await using pool = open(backend);
    const out = pool.array("f64", 3);
    expect(await pool.map(half, new Int32Array([1, 2, 3]), { into: out.data })).toBe(out.data);
    expect(Array.from(out.data)).toEqual([0.5, 1, 1.5]);
    await pool.map(half, out.data, { into: out.data });
    expect(Array.from(out.data)).toEqual([0.25, 0.5, 0.75]);
  });

  it("refuses to write where workers cannot, or where there is no room", async () => {
    await using pool = open(backend);
    const items = new Float64Array(3);
    if (SHARING.length > 0) {
      const own = await failure(pool.map(half, items, { into: new Float64Array(3) }));
      expect(own.message).toContain("into: expected");
    }
    const short = await failure(pool.map(half, items, { into: new Float64Array(new ResultBuffer(16)) }));
    expect(short).toBeInstanceOf(RangeError);
    expect(short.message).toContain("3, got 2");
  });

  it("copies items of many pieces while workers have begun", async () => {
    await using pool = open(backend);
    const items = Float64Array.from({ length: 100_001 }, (_, i) => i);
    const bytes = Uint8Array.from({ length: 300_007 }, (_, i) => i);
    for (let round = 0; round < 3; round++) {
      const halves = await pool.map(half, items);
      expect(halves.every((x, i) => x === i / 2)).toBe(true);
      const next = await pool.map((x: number) => x + 1, bytes);
      expect(next.every((x, i) => x === ((i + 1) & 255))).toBe(true);
    }
  });

  it("reads shared memory where it lies", async () => {
    await using pool = open(backend);
    const items = new Float64Array(new ResultBuffer(80), 16, 4).fill(8);
    expect(Array.from(await pool.map(half, items))).toEqual([4, 4, 4, 4]);
  });

  it("awaits an asynchronous function", async () => {
    await using pool = open(backend);
    const items = Float64Array.from({ length: 40 }, (_, i) => i);
    const result = await pool.map(async (x: number) => x + 1, items, { chunkSize: 3 });
    expect(Array.from(result)).toEqual(Array.from(items, (x) => x + 1));
  });

  it("refuses what is no number, and says which item", async () => {
    await using pool = open(backend);
    const odd = (x: number) => (x === 2 ? "two" : x) as number;
    const error = await failure(pool.map(odd, new Float64Array([0, 1, 2, 3])));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toContain("got string for item 2");
    const late = await failure(
      pool.map(async (x: number) => (x === 2 ? {} : x) as number, new Float64Array(4).fill(2)),
    );
    expect(late.message).toContain("got object for item");
  });

  it("rejects with the first error, and takes no further chunk", async () => {
    await using pool = open(backend);
    const items = new Float64Array(new ResultBuffer(8 * 100_000));
    const error = await failure(
      pool.map(
        () => {
          throw new RangeError("first");
        },
        items,
        { chunkSize: 1 },
      ),
    );
    expect(error).toMatchObject({ message: "first" });
    expect(await pool.map(half, new Float64Array([2]))).toEqual(new Float64Array([1]));
  });

  it("tells its progress, which ends with all", async () => {
    await using pool = open(backend);
    const seen: number[] = [];
    await pool.map(half, new Float64Array(1000), { onProgress: (done) => seen.push(done) });
    await new Promise(setImmediate);
    expect(seen.at(-1)).toBe(1000);
  });
});

it.each(WORKERS)(
  "a worker that dies in the middle fails the map, and the pool goes on, on %s",
  async (backend) => {
    await using pool = open(backend);
    const fatal = new Function("x", `return x === 900 ? (${exit})() : x`) as (x: number) => number;
    const error = await failure(
      pool.map(
        fatal,
        Float64Array.from({ length: 1000 }, (_, i) => i),
      ),
    );
    expect(error).toBeInstanceOf(WorkerCrashError);
    expect(error.exitCode).toBe(EXIT_CODE);
    expect(Array.from(await pool.map(half, new Float64Array([4, 8])))).toEqual([2, 4]);
  },
);

it("leaves workers to other tasks: one that comes later does not wait for the whole map", async () => {
  await using pool = open("thread");
  const stop = new Latch();
  const items = new Float64Array(50_000_000);
  const controller = new AbortController();
  const long = failure(
    pool.map((x: number) => Math.sin(x) + Math.cos(x), items, { signal: controller.signal }),
  );
  expect(await pool.apply((words: Int32Array) => Atomics.load(words, 0), [stop.words])).toBe(0);
  controller.abort();
  expect((await long).name).toBe("AbortError");
});
