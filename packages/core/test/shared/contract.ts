import {
  BlockingError,
  Lock,
  Pool,
  Queue,
  RawArray,
  RawValue,
  RLock,
  SharedArray,
  Value,
} from "@parakern/core";
import { describe, expect, it } from "vitest";
import { endChildren, ended, type Place, start, startMany } from "../sync/place.js";

const examples = [
  ["i32", 348, -12],
  ["u32", 7, 4_294_967_295],
  ["i16", -3, 32_767],
  ["u16", 3, 65_535],
  ["u8", 1, 255],
  ["f32", 0.5, -1.25],
  ["f64", 2.5, -0],
  ["i64", 7n, -9_007_199_254_740_993n],
  ["u64", 0n, 18_446_744_073_709_551_615n],
  ["bool", true, false],
] as const;

/** What values and arrays do, wherever they are. */
export function contract(place: Place): void {
  const { context, isShared } = place;
  endChildren();

  describe(`Value (_TestValue), ${place.name}`, () => {
    it("is given values of every dtype, and keeps what a child sets", async () => {
      const values = examples.map(
        ([dtype, first]) => new Value<never>(dtype as never, first as never, { context }),
      );
      expect(await Promise.all(values.map((value) => value.get()))).toEqual(examples.map((row) => row[1]));
      const child = start(
        place,
        async (values: Value<never>[], next: readonly unknown[]) => {
          for (const [i, value] of values.entries()) await value.set(next[i] as never);
        },
        values,
        examples.map((row) => row[2]),
      );
      expect(await ended([child as never])).toEqual([0]);
      expect(await Promise.all(values.map((value) => value.get()))).toEqual(examples.map((row) => row[2]));
    });

    it("is zero at first", async () => {
      for (const [dtype] of examples) {
        expect(Number(await new Value<never>(dtype as never, undefined, { context }).get())).toBe(0);
      }
    });

    it("loses no increment that is made under its lock", async () => {
      const count = new Value("i32", 0, { context });
      const children = startMany(
        place,
        2,
        async (count: Value<"i32">) => {
          for (let i = 0; i < 200; i++) await count.update((value) => value + 1);
        },
        count,
      );
      for (let i = 0; i < 200; i++) await count.update(async (value) => value + 1);
      expect(await ended(children as never)).toEqual([0, 0]);
      expect(await count.get()).toBe(600);
    });

    it("adds whole numbers in one step, and only those", async () => {
      const big = new RawValue("u64", 2n ** 64n - 1n, { context });
      expect(await big.add(2n)).toBe(2n ** 64n - 1n);
      expect(await big.get()).toBe(1n);
      await expect(new Value("f64", 0, { context }).add(1)).rejects.toThrow(TypeError);
      await expect(new Value("bool", true, { context }).add(true)).rejects.toThrow(TypeError);
    });

    it("has a lock of its own, a lock that is given, or none", async () => {
      const lock = new Lock({ context });
      expect(new Value("i32", 5, { context }).lock).toBeInstanceOf(RLock);
      expect(new Value("i32", 5, { context, lock: true }).getLock()).toBeInstanceOf(RLock);
      expect(new Value("i32", 5, { context, lock }).lock).toBe(lock);
      expect(() => new Value("i32", 5, { context, lock: false }).lock).toThrow(TypeError);
      await expect(new RawValue("i32", 5, { context }).update((value) => value)).rejects.toThrow(TypeError);
      expect(() => new Value("i32", 5, { context, lock: "navalue" as never })).toThrow(TypeError);
    });

    it("refuses other types and dtypes, and lets go of its lock where the update throws", async () => {
      expect(() => new Value("i32", "5" as never, { context })).toThrow(/number.*got 5/);
      expect(() => new Value("i64", 5 as never, { context })).toThrow(TypeError);
      expect(() => new Value("f16" as never, 5 as never, { context })).toThrow(/f64.*got f16/);
      const value = new Value("i32", 5, { context });
      await expect(value.set(true as never)).rejects.toThrow(TypeError);
      await expect(value.update(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
      expect(await value.update((five) => five + 1)).toBe(6);
    });

    it("has forms at once where its memory is here, and says what to do where not", () => {
      const value = new Value("i32", 5, { context });
      if (isShared) {
        value.value += 1;
        expect([value.updateSync((six) => six + 1), value.addSync(3), value.value]).toEqual([7, 7, 10]);
      } else {
        for (const use of [() => value.value, () => value.updateSync(Number), () => value.addSync(1)]) {
          expect(use).toThrow(BlockingError);
        }
      }
    });
  });

  describe(`SharedArray (_TestArray), ${place.name}`, () => {
    it("is changed in place by a child", async () => {
      const seq = [680, 626, 934, 821, 150, 233, 548, 982, 714, 831];
      const array = new SharedArray("i32", seq, { context });
      expect(await array.slice(2, 7)).toEqual(seq.slice(2, 7));
      await array.set(4, [1, 2, 3, 4]);
      const child = start(
        place,
        (array: SharedArray<"i32">) =>
          array.update((data) =>
            data.set(data.map((_, i) => data.slice(0, i + 1).reduce((sum, x) => sum + x))),
          ),
        array,
      );
      expect(await ended([child as never])).toEqual([0]);
      const sums = seq.slice();
      sums.splice(4, 4, 1, 2, 3, 4);
      for (let i = 1; i < sums.length; i++) sums[i]! += sums[i - 1]!;
      expect(await array.slice()).toEqual(sums);
      expect(await array.get(-1)).toBe(sums.at(-1));
    });

    it("is made of a length: zeros, also where memory is used again", async () => {
      for (let round = 0; round < 3; round++) {
        const array = new SharedArray("f64", 10, { context });
        expect([array.length, await array.slice()]).toEqual([10, Array(10).fill(0)]);
        await array.set(
          0,
          Array.from({ length: 10 }, (_, i) => i),
        );
        expect(await array.slice(-3)).toEqual([7, 8, 9]);
        await array.fill(1, 1, -1);
        expect(await array.slice()).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 1, 9]);
      }
    });

    it("may be empty, or larger than a segment of small ones", async () => {
      expect(await new RawArray("u8", 0, { context }).slice()).toEqual([]);
      const large = new RawArray("u8", 3_000_001, { context });
      await large.set(-1, 255);
      expect([await large.get(3_000_000), await large.get(0)]).toEqual([255, 0]);
    });

    it("has a lock of its own, a lock that is given, or none", () => {
      const lock = new RLock({ context });
      expect(new SharedArray("i32", 3, { context }).lock).toBeInstanceOf(RLock);
      expect(new SharedArray("i32", 3, { context, lock }).lock).toBe(lock);
      expect(() => new RawArray("i32", 3, { context }).lock).toThrow(TypeError);
    });

    it("refuses what does not fit", async () => {
      for (const length of [-1, 1.5, Number.NaN, 2 ** 53]) {
        expect(() => new SharedArray("i32", length, { context })).toThrow(RangeError);
      }
      const array = new SharedArray("bool", [true, false], { context });
      for (const index of [2, -3, 0.5]) await expect(array.get(index)).rejects.toThrow(RangeError);
      await expect(array.set(1, [true, true])).rejects.toThrow(RangeError);
      await expect(array.fill(1 as never)).rejects.toThrow(TypeError);
      expect(await array.slice()).toEqual([true, false]);
    });

    it("is its memory where that is here", () => {
      const array = new SharedArray("f32", [1, 2], { context });
      if (isShared) {
        array.data[1] = 5;
        expect([...array, array.updateSync((data) => data.length)]).toEqual([1, 5, 2]);
      } else expect(() => array.data).toThrow(BlockingError);
    });
  });

  describe(`Values and arrays on their way (_TestSharedCTypes), ${place.name}`, () => {
    it("go nested, twice, with the lock they share, and are the same there", async () => {
      const lock = new RLock({ context });
      const x = new Value("i32", 7, { context, lock });
      const array = new SharedArray("f64", [0, 1, 2], { context, lock });
      const child = start(
        place,
        async (all: { x: Value<"i32">; list: [SharedArray<"f64">, Value<"i32">] }) => {
          const [array, again] = all.list;
          if (again !== all.x) throw new Error("not the same");
          await all.x.lock.withLock(async () => {
            await all.x.set((await all.x.get()) * 2);
            await array.update((data) => data.set(data.map((each) => each * 2)));
          });
        },
        { x, list: [array, x] },
      );
      expect(await ended([child as never])).toEqual([0]);
      expect([await x.get(), await array.slice()]).toEqual([14, [0, 2, 4]]);
    });

    it("go through queues, there and back", async () => {
      const [there, back] = [new Queue<Value<"i32">>(), new Queue<Value<"i32">>()];
      const child = start(
        place,
        async (there: Queue<Value<"i32">>, back: Queue<Value<"i32">>) => {
          const value = await there.get();
          await value.set(42);
          await back.put(value);
          await there.get();
        },
        there,
        back,
      );
      const value = new Value("i32", 1, { context });
      await there.put(value);
      const again = await back.get();
      await again.set((await value.get()) + 1);
      expect(await value.get()).toBe(43);
      await there.put(value);
      expect(await ended([child as never])).toEqual([0]);
    });

    it("go to tasks of a pool", async () => {
      await using pool = new Pool({ size: 2, backend: context });
      const sum = new Value("i64", 0n, { context });
      await pool.starmap(
        async (n: bigint, sum: Value<"i64">) => void (await sum.add(n)),
        [
          [1n, sum],
          [2n, sum],
          [3n, sum],
        ],
      );
      expect(await sum.get()).toBe(6n);
    });

    it("outlive a child that made them, where somebody has them", async () => {
      // The child has nothing to import that could make one.
      if (!isShared || place.isPage) return;
      const queue = new Queue<SharedArray<"u8">>();
      const child = start(
        place,
        async (queue: Queue<SharedArray<"u8">>, context: "process" | "thread") => {
          const { SharedArray } = await import("@parakern/core");
          const array = new SharedArray("u8", [1, 2, 3], { context, lock: false });
          await queue.put(array);
          while ((await array.get(0)) === 1) await new Promise((resolve) => setTimeout(resolve, 1));
        },
        queue,
        context,
      );
      const array = await queue.get();
      await array.set(0, 9);
      expect(await ended([child as never])).toEqual([0]);
      expect(await array.slice()).toEqual([9, 2, 3]);
    });
  });
}
