import { ClosureError, PoolClosedError, Queue, SerializationError } from "@parakern/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BACKENDS } from "./engine.js";
import { failure, open } from "./support.js";

const square = (x: number) => x * x;

describe.each(BACKENDS)("map on %s", (backend) => {
  it("keeps the order, whatever the chunk size", async () => {
    await using pool = open(backend);
    for (const length of [0, 1, 2, 3, 7, 100]) {
      const items = Array.from({ length }, (_, i) => i);
      for (const chunkSize of [undefined, 1, 3, 1000]) {
        const options = chunkSize === undefined ? {} : { chunkSize };
        expect(await pool.map(square, items, options)).toEqual(items.map(square));
      }
    }
  });

  it("takes any iterable", async () => {
    await using pool = open(backend);
    expect(await pool.map(square, new Set([3, 1, 2]))).toEqual([9, 1, 4]);
    expect(await pool.map((s: string) => s.length, ["a", "bc"].values())).toEqual([1, 2]);
    expect(await pool.map((pair: [string, number]) => pair[1], new Map([["a", 1]]))).toEqual([1]);
  });

  it("gives back exactly what the function returned", async () => {
    await using pool = open(backend);
    const items = [0, -0, Number.NaN, Number.POSITIVE_INFINITY, 1e-320, 2 ** 53];
    const many = Array.from({ length: 60 }, (_, i) => items[i % items.length]!);
    expect(await pool.map((x: number) => x, many, { chunkSize: 30 })).toEqual(many);
    const mixed = [1, "two", undefined, null, { three: 3 }, [4], 5n, true];
    expect(await pool.map((x: unknown) => x, mixed, { chunkSize: 3 })).toEqual(mixed);
    expect(await pool.map(async (x: number) => (x % 2 ? x : String(x)), [1, 2, 3])).toEqual([1, "2", 3]);
    expect(await pool.map((_: number) => undefined, [1, 2])).toEqual([undefined, undefined]);
  });

  it("spreads arguments in starmap", async () => {
    await using pool = open(backend);
    const power = (base: number, exponent: number) => base ** exponent;
    const pairs: [number, number][] = [
      [2, 3],
      [3, 2],
      [5, 0],
    ];
    expect(await pool.starmap(power, pairs)).toEqual([8, 9, 1]);
    expect(await pool.starmapAsync(power, pairs, { chunkSize: 2 })).toEqual([8, 9, 1]);
  });

  it("rejects with the first error, and starts no further chunk", async () => {
    await using pool = open(backend);
    const ran = new Queue<number>();
    const fail = (queue: Queue<number>, x: number) => {
      void queue.put(x);
      if (x === 3) throw new RangeError("three");
      // Work of a millisecond: a machine that is busy elsewhere still tells of the error before 200 of them are done.
      for (const end = performance.now() + 1; performance.now() < end; );
      return x;
    };
    const items = Array.from({ length: 1000 }, (_, i): [Queue<number>, number] => [ran, i]);
    expect(await failure(pool.starmap(fail, items, { chunkSize: 1 }))).toMatchObject({ message: "three" });
    pool.close();
    await pool.join();
    expect(await ran.size()).toBeLessThan(200);
  });

  it("does not wrap an error of the caller's own iterable", async () => {
    await using pool = open(backend);
    const mine = new Error("mine");
    function* broken() {
      yield 1;
      throw mine;
    }
    expect(await failure(pool.map(square, broken()))).toBe(mine);
    expect(() => pool.mapAsync(square, broken())).toThrow(mine);
  });

  it("names the item that cannot be sent, and the result", async () => {
    await using pool = open(backend);
    const items = [1, 2, 3, { f: () => 1 }, 5];
    const sent = await failure(pool.map((x: unknown) => x, items, { chunkSize: 2 }));
    expect(sent).toBeInstanceOf(SerializationError);
    expect(sent.path).toBe("items[3].f");
    const back = await failure(pool.map((x: number) => (x === 2 ? { g: () => 1 } : x), [1, 2, 3]));
    expect(back).toBeInstanceOf(SerializationError);
    expect(back.path).toMatch(/^result.*\.g$/);
  });

  it("tells its progress, which ends with all", async () => {
    await using pool = open(backend);
    const seen: [number, number][] = [];
    await pool.map(
      square,
      Array.from({ length: 50 }, (_, i) => i),
      {
        chunkSize: 7,
        onProgress: (done, total) => seen.push([done, total]),
      },
    );
    await new Promise(setImmediate);
    expect(seen).toHaveLength(8);
    expect(seen.at(-1)).toEqual([50, 50]);
    expect(seen.map(([done]) => done)).toEqual(seen.map(([done]) => done).sort((a, b) => a - b));
  });

  it("calls back", async () => {
    await using pool = open(backend);
    let result: number[] = [];
    await pool.mapAsync(square, [1, 2], { callback: (value) => (result = value) });
    expect(result).toEqual([1, 4]);
  });

  it("transfers what belongs to a chunk with that chunk", async () => {
    await using pool = open(backend);
    const buffers = Array.from({ length: 5 }, (_, i) => new ArrayBuffer(i + 1));
    const lengths = await pool.map((b: ArrayBuffer) => b.byteLength, buffers, {
      transfer: buffers,
      chunkSize: 2,
    });
    expect(lengths).toEqual([1, 2, 3, 4, 5]);
    expect(buffers.map((b) => b.byteLength)).toEqual([0, 0, 0, 0, 0]);
  });

  it("checks the call before it reads an item", async () => {
    await using pool = open(backend);
    const outside = 1;
    const untouched = {
      *[Symbol.iterator]() {
        yield* [] as number[];
        expect.fail("read");
      },
    };
    expect(await failure(pool.map((x: number) => x + outside, untouched))).toBeInstanceOf(ClosureError);
    pool.close();
    expect(await failure(pool.map(square, untouched))).toBeInstanceOf(PoolClosedError);
  });
});

it("equals Array.map for random lists and chunk sizes", async () => {
  await using pool = open("thread");
  const shape = fc.record({
    items: fc.array(fc.double()),
    chunkSize: fc.option(fc.integer({ min: 1, max: 40 })),
  });
  await fc.assert(
    fc.asyncProperty(shape, async ({ items, chunkSize }) => {
      const result = await pool.map((x: number) => x / 3, items, chunkSize ? { chunkSize } : {});
      expect(result).toEqual(items.map((x) => x / 3));
    }),
    { numRuns: 60 },
  );
});
