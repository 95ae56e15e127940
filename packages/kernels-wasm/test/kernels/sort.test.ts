import fc from "fast-check";
import { describe, expect, it } from "vitest";
import sort from "../../src/kernels/sort.js";
import { load } from "../../src/load.js";
import { prepare } from "../../src/prepare/prepare.js";
import { random } from "../support/random.js";
import { exportsOf, heap, shuffled } from "../support/run.js";
import { drawn } from "./draw.js";

const { kernels } = await load({ heap });

/** What the typed array's own sort gives; `Object.is` tells zeros apart and NaNs not. */
function expectSorted(dtype: "f64" | "f32", count: number, draw: (i: number) => number): void {
  using x = drawn(dtype, count, draw);
  const wanted = x.data.slice().sort();
  using got = kernels.sort(x);
  let wrong = -1;
  for (let i = 0; i < count && wrong < 0; i++) if (!Object.is(got.data[i], wanted[i])) wrong = i;
  expect(wrong).toBe(-1);
}

const N = 100_000;
const next = random(1);
const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

const inputs: Record<string, (i: number) => number> = {
  uniform: () => next(),
  normal,
  "of all magnitudes and both signs": () => (next() - 0.5) * 2 ** (next() * 2000 - 1000),
  "log-normal": () => Math.exp(5 * normal()),
  sorted: (i) => i,
  reversed: (i) => -i,
  "organ pipes": (i) => Math.min(i, N - i),
  "a saw": (i) => i % 1000,
  equal: () => 1.5,
  "two values": () => (next() < 0.5 ? 1 : 2),
  "few values": () => Math.floor(next() * 10) * 1e10,
  "one far away": (i) => (i === 77 ? 1e30 : next()),
  "in narrow clusters": () => Math.floor(next() * 300) + Math.floor(next() * 64) * 2 ** -40,
  "in one narrow cluster and far away": (i) =>
    i % 1000 === 0 ? normal() * 1e9 : 1 + Math.floor(next() * 256) * 2 ** -52,
  "with NaN, infinities and zeros": (i) => [Number.NaN, Infinity, -Infinity, 0, -0, next(), -next()][i % 7]!,
  "nothing but NaN": () => Number.NaN,
  "nothing but infinities": () => (next() < 0.5 ? Infinity : -Infinity),
  subnormal: () => Math.floor((next() - 0.5) * 1e6) * 5e-324,
};

describe.each(Object.entries(inputs))("sort of numbers that are %s", (_, draw) => {
  it.each(["f64", "f32"] as const)("%s", (dtype) => expectSorted(dtype, N, draw));
});

/** Whole numbers, kept within what the dtype holds. */
const wholes: Record<string, (i: number) => number> = {
  "of the whole range": () => Math.floor(next() * 2 ** 32),
  "small, of both signs": () => Math.floor(normal() * 100),
  "far from zero and close together": () => 2 ** 31 - 5000 + Math.floor(next() * 4000),
  sorted: (i) => i,
  reversed: (i) => N - i,
  "organ pipes": (i) => Math.min(i, N - i),
  equal: () => 7,
  "few values": () => Math.floor(next() * 10),
  "the least and the greatest": (i) => (i % 2 ? 2 ** 31 - 1 : -(2 ** 31)),
  "in narrow clusters": () => Math.floor(next() * 30) * 1e8 + Math.floor(next() * 64),
};

describe.each(Object.entries(wholes))("sort of whole numbers, %s", (_, draw) => {
  it.each(["i32", "u32", "u8"] as const)("%s", (dtype) => {
    using x = heap.array(dtype, N);
    for (let i = 0; i < N; i++) x.data[i] = draw(i);
    const wanted = x.data.slice().sort();
    using got = kernels.sort(x as typeof x & { dtype: "i32" });
    expect(Buffer.compare(new Uint8Array(got.toTypedArray().buffer), new Uint8Array(wanted.buffer))).toBe(0);
  });
});

describe("sort", () => {
  it("sorts each row by itself, columns where the axis says so, in place too", () => {
    using x = heap.array(Int32Array.from({ length: 600 }, () => Math.floor(next() * 100))).reshape([20, 30]);
    const rows = x.toArray() as number[][];
    const columns = rows[0]!.map((_, j) => rows.map((row) => row[j]!).sort((a, b) => a - b));
    using down = kernels.sort(x, { axis: 0 });
    expect(down.toArray()).toEqual(rows.map((_, i) => columns.map((column) => column[i])));
    kernels.sort(x, { out: x });
    expect(x.toArray()).toEqual(rows.map((row) => [...row].sort((a, b) => a - b)));
  });

  it("has any numbers in the total order", () => {
    const element = fc.oneof(fc.double(), fc.constantFrom(0, -0, Number.NaN, Infinity, -Infinity, 1));
    fc.assert(
      fc.property(fc.array(element, { maxLength: 300 }), (x) => {
        expectSorted("f64", x.length, (i) => x[i]!);
        expectSorted("f32", x.length, (i) => x[i]!);
      }),
      { seed: 5 },
    );
  });

  it("has NaN of either sign last, with their bits", () => {
    const x = Float64Array.from({ length: 40_000 }, next);
    new BigUint64Array(x.buffer).set([0xfff8000000000001n, 0xffffffffffffffffn, 0x7ff8000000000002n], 0);
    const y = kernels.sort(x);
    expect([...y.data.subarray(-3)]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    const bits = new BigUint64Array(y.data.buffer, y.data.byteOffset + 8 * (x.length - 3), 3);
    expect(new Set(bits)).toEqual(new Set([0xfff8000000000001n, 0xffffffffffffffffn, 0x7ff8000000000002n]));
    expect(y.data[x.length - 4]).toBeLessThan(1);
    y.free();
  });

  it.each([0, 1, 2, 23, 24, 25, 26, 16383, 32767, 32768, 32769, 65537])(
    "sorts %d elements, in place too",
    (n) => {
      const x = heap.array(Float64Array.from({ length: n }, next));
      const wanted = x.data.slice().sort();
      kernels.sort(x, { out: x });
      expect(x.data.every((value, i) => value === wanted[i])).toBe(true);
      x.free();
    },
  );

  it("gives the same result in whatever order chunks run", () => {
    const x = Float64Array.from({ length: N }, normal);
    const call = prepare("sort", sort, heap, [x]);
    shuffled(3)(call.plan, exportsOf("plain"));
    const y = call.settle() as unknown as { data: Float64Array; free(): void };
    expect(y.data.every((value, i) => i === 0 || y.data[i - 1]! <= value)).toBe(true);
    y.free();
  });
});
