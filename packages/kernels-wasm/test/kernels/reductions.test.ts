import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { load } from "../../src/load.js";
import { random } from "../support/random.js";
import { heap } from "../support/run.js";
import { scaled } from "./exact.js";

const { kernels } = await load({ heap });
const U = 2 ** -53;
const next = random(4);

/** The exact sum of numbers of moderate size, rounded. */
function exactSum(terms: Iterable<number>): { sum: number; size: number } {
  let sum = 0n;
  let size = 0;
  for (const x of terms) {
    sum += scaled(x, 400);
    size += Math.abs(x);
  }
  return { sum: Number(sum) / 2 ** 400, size };
}

const wild = () => (next() - 0.5) * 2 ** (next() * 120 - 60);

describe("sum", () => {
  it.each([
    ["of one sign", 300_000, () => next()],
    ["of both signs", 300_000, () => next() - 0.5],
    ["of all sizes", 300_000, wild],
  ])("of numbers %s is within three roundings of the sum of their sizes", (_, n, draw) => {
    const x = Float64Array.from({ length: n }, draw);
    const { sum, size } = exactSum(x);
    expect(Math.abs(kernels.sum(x) - sum)).toBeLessThanOrEqual(3 * U * size);
  });

  it("does not get worse with the number of elements", () => {
    const x = heap.array("f64", 2 ** 24);
    x.data.fill(0.1);
    expect(Math.abs(kernels.sum(x) - 2 ** 24 * 0.1)).toBeLessThanOrEqual(3 * U * 2 ** 24 * 0.1);
    x.free();
  });

  it("is as good as exact for fewer than 16 elements, whatever cancels", () => {
    const term = fc.double({ noNaN: true, min: -1e30, max: 1e30 }).map((x) => x || 0);
    const moderate = term.filter((x) => x === 0 || Math.abs(x) > 1e-60);
    fc.assert(
      fc.property(fc.array(moderate, { maxLength: 15 }), (x) => {
        const { sum, size } = exactSum(x);
        expect(Math.abs(kernels.sum(x) - sum)).toBeLessThanOrEqual(U * Math.abs(sum) + 300 * U * U * size);
      }),
      { seed: 6 },
    );
    expect(kernels.sum([1, 1e100, 1, -1e100])).toBe(2);
  });

  it("of f32 is that of exact sums in f64", () => {
    const x = Float32Array.from({ length: 100_001 }, () => next() - 0.5);
    const { sum, size } = exactSum(x);
    expect(Math.abs(kernels.sum(x) - sum)).toBeLessThanOrEqual(U * size);
  });

  it.each([
    [[Infinity, 1], Infinity],
    [[Infinity, -Infinity], Number.NaN],
    [[1, Number.NaN], Number.NaN],
    [[-0, -0], 0],
  ])("of %j is %d", (x, wanted) => expect(kernels.sum(x) + 0).toBe(wanted));
});

describe("dot", () => {
  it("is within four roundings of the sum of the products' sizes", () => {
    const x = Float64Array.from({ length: 200_003 }, wild);
    const y = Float64Array.from(x, wild);
    let sum = 0n;
    let size = 0;
    for (let i = 0; i < x.length; i++) {
      sum += scaled(x[i]!, 200) * scaled(y[i]!, 200);
      size += Math.abs(x[i]! * y[i]!);
    }
    expect(Math.abs(kernels.dot(x, y) - Number(sum) / 2 ** 400)).toBeLessThanOrEqual(4 * U * size);
  });
});

describe("cumsum", () => {
  it.each([
    ["one sign", () => next()],
    ["both signs", () => next() - 0.5],
  ])("of %s is within five roundings everywhere, and ends in the sum", (_, draw) => {
    const x = Float64Array.from({ length: 200_001 }, draw);
    const y = kernels.cumsum(x);
    let sum = 0n;
    let size = 0;
    let worst = 0;
    for (let i = 0; i < x.length; i++) {
      sum += scaled(x[i]!, 80);
      size += Math.abs(x[i]!);
      worst = Math.max(worst, Math.abs(y.data[i]! - Number(sum) / 2 ** 80) / size / U);
    }
    expect(worst).toBeLessThanOrEqual(5);
    expect(Math.abs(y.data.at(-1)! - kernels.sum(x))).toBeLessThanOrEqual(8 * U * size);
    y.free();
  });

  it("goes on behind an infinity", () => {
    const x = Float64Array.from({ length: 100_000 }, (_, i) => (i === 50_003 ? Infinity : 1));
    const y = kernels.cumsum(x, { out: heap.array("f64", x.length) });
    expect([y.data[50_002], y.data[50_003], y.data[50_050], y.data[99_999]]).toEqual([
      50_003,
      Infinity,
      Infinity,
      Infinity,
    ]);
    y.free();
  });
});

describe("min, max and argmin", () => {
  it("tell zeros apart, or not, as documented", () => {
    for (const n of [2, 7, 33, 1001]) {
      for (let at = 0; at < n; at++) {
        const x = new Float64Array(n).fill(-0);
        x[at] = 0;
        expect(Object.is(kernels.max(x), 0)).toBe(true);
        expect(Object.is(kernels.min(x.map((v) => -v)), -0)).toBe(true);
        expect(kernels.argmin(x)).toBe(0);
      }
      expect(Object.is(kernels.max(new Float32Array(n).fill(-0)), -0)).toBe(true);
      expect(Object.is(kernels.min(new Float32Array(n)), 0)).toBe(true);
    }
  });

  it("find NaN, and the first of equals, wherever they stand", () => {
    const x = heap.array("f64", 200_000);
    x.data.fill(1);
    for (const at of [0, 1, 1023, 1024, 77_777, 131_072, 199_999]) {
      x.data[at] = -1;
      if (at > 0) x.data[199_999] = -1;
      expect(kernels.argmin(x)).toBe(at);
      x.data[at] = Number.NaN;
      expect([kernels.argmin(x), kernels.min(x), kernels.max(x)]).toEqual([at, Number.NaN, Number.NaN]);
      x.data[at] = x.data[199_999] = 1;
    }
    x.data.fill(Infinity);
    expect(kernels.argmin(x)).toBe(0);
    x.free();
  });
});

describe("norm", () => {
  const n = 200_003;
  it.each([1e300, 1e-300, 5e-324, 1e-160, 3e-154, 1])("of elements of size %d is in range", (size) => {
    // Subnormal elements are whole multiples of the least one, and so is their norm.
    const norm = kernels.norm(new Float64Array(n).fill(size));
    expect(Math.abs(norm / size / Math.sqrt(n) - 1)).toBeLessThan(Math.max(1e-15, 5e-324 / size));
  });

  it("of long vectors is the sum, or the greatest, of absolute values as well", () => {
    const x = Float64Array.from({ length: n }, (_, i) => (i % 2 ? i : -i));
    expect(kernels.norm(x, { ord: "1" })).toBe((n * (n - 1)) / 2);
    expect(kernels.norm(x.subarray(1), { ord: "inf" })).toBe(n - 1);
    expect(kernels.norm(new Float32Array(n).fill(-3), { ord: "1" })).toBe(3 * n);
  });

  it("joins chunks of different sizes", () => {
    const x = new Float64Array(n);
    x[n - 1] = 3e-200;
    x[5] = 4e-200;
    expect(Math.abs(kernels.norm(x) / 5e-200 - 1)).toBeLessThan(1e-15);
    x[n >> 1] = 1e300;
    expect(kernels.norm(x)).toBe(1e300);
    x[n >> 1] = Infinity;
    expect(kernels.norm(x)).toBe(Infinity);
    x[0] = Number.NaN;
    expect(kernels.norm(x)).toBeNaN();
    expect(kernels.norm(x.fill(0))).toBe(0);
  });
});

describe("any, all and countNonzero", () => {
  it("find the one that is different, wherever it stands, and NaN is not zero", () => {
    for (const n of [1, 31, 1023, 1024, 1025, 100_000]) {
      for (const at of new Set([0, n >> 1, n - 1])) {
        const x = new Uint8Array(n);
        const y = new Float64Array(n).fill(Number.NaN);
        x[at] = 255;
        y[at] = -0;
        expect([kernels.any(x), kernels.countNonzero(x), kernels.all(x)]).toEqual([1, 1, Number(n === 1)]);
        expect([kernels.all(y), kernels.countNonzero(y), kernels.any(y)]).toEqual([0, n - 1, Number(n > 1)]);
      }
    }
    expect([kernels.any([]), kernels.all([]), kernels.countNonzero([])]).toEqual([0, 1, 0]);
  });
});

describe("where", () => {
  it("is broadcast to the array, and counts what it chooses", () => {
    const rows = [
      [1, 2, 3],
      [4, 5, 6],
    ];
    expect(kernels.sum(rows, { where: [1, 0, 1] })).toBe(14);
    expect(kernels.mean(rows, { where: [[1], [0]] })).toBe(2);
    expect(kernels.mean(rows, { axis: 1, where: [0, 2, 1] }).toArray()).toEqual([2.5, 5.5]);
    expect(() => kernels.sum(rows, { where: [1, 0] })).toThrow("sum: where: expected shape (2, 3)");
  });

  it("gives the result of nothing where it chooses nothing", () => {
    const none = { where: 0 as never };
    const results = (["sum", "mean", "min", "max", "std", "any", "all"] as const).map((name) =>
      kernels[name]([1, 2], none),
    );
    expect(results).toEqual([0, Number.NaN, Infinity, -Infinity, Number.NaN, 0, 1]);
    const bytes = Uint8Array.of(3, 4);
    expect(
      [kernels.min(bytes, { ...none, axis: 0 }), kernels.max(bytes, { ...none, axis: 0 })].map((x) =>
        x.toArray(),
      ),
    ).toEqual([255, 0]);
  });
});

describe("whole numbers", () => {
  it("are summed up exactly, beyond their own range", () => {
    const many = new Int32Array(1_000_003).fill(-(2 ** 31));
    expect(kernels.sum(many)).toBe(-(2 ** 31) * 1_000_003);
    expect(kernels.mean(Uint32Array.of(2 ** 32 - 1, 2 ** 32 - 3))).toBe(2 ** 32 - 2);
    const columns = kernels.sum(many.subarray(0, 6), { axis: 0 });
    expect([columns.dtype, columns.toArray()]).toEqual(["f64", -6 * 2 ** 31]);
  });
});
