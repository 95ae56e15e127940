import { describe, expect, it } from "vitest";
import type { NDArray } from "../../src/array/ndarray.js";
import type { DType, TypedArrayOf } from "../../src/dtypes.js";
import { KernelArgumentError } from "../../src/errors.js";
import { philox } from "../../src/kernels/_lib/philox.js";
import { load } from "../../src/load.js";
import { heap } from "../support/run.js";
import { chiSquare, kolmogorov, moments, normalCdf, serialCorrelation } from "./statistics.js";

const { kernels } = await load({ heap });
/** Elements of a statistical test: more in the slow suite. Seeds are fixed, so a test passes always or never. */
const N = process.env.PARAKERN_SLOW ? 10_000_000 : 200_000;

function flat<T extends DType>(array: NDArray<T>): TypedArrayOf<T> {
  const values = array.toTypedArray();
  array.free();
  return values;
}

describe("Philox 4x32-10", () => {
  const hex = (words: readonly number[]) => words.map((word) => word.toString(16).padStart(8, "0")).join(" ");

  it("gives the known answers of Random123", () => {
    const ones = 0xffffffff;
    expect(hex(philox([0, 0, 0, 0], [0, 0]))).toBe("6627e8d5 e169c58d bc57ac4c 9b00dbd8");
    expect(hex(philox([ones, ones, ones, ones], [ones, ones]))).toBe("408f276d 41c83b0e a20bc7c6 6d5451fd");
    const pi = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344];
    expect(hex(philox(pi, [0xa4093822, 0x299f31d0]))).toBe("d16cfe09 94fdcceb 5001e420 24126ea1");
  });

  it("is what kernels draw from: words of all 32 bits, at any seed and place", () => {
    const words = (seed: number, offset: number) =>
      hex(Array.from(flat(kernels.integers(0, 2 ** 32, 4, { seed, offset, dtype: "u32" }))));
    expect(words(0, 0)).toBe(hex(philox([0, 0, 0, 0], [0, 0])));
    const most = Number.MAX_SAFE_INTEGER;
    expect(words(most, 0)).toBe(hex(philox([0, 0, 0, 0], [0xffffffff, 0x1fffff])));
    expect(words(7, 4 * (2 ** 32 + 5))).toBe(hex(philox([5, 1, 0, 0], [7, 0])));
    expect(words(7, 2 ** 52)).toBe(hex(philox([0, 2 ** 18, 0, 0], [7, 0])));
  });
});

describe("offset", () => {
  const draws: Readonly<Record<string, (n: number, offset: number) => ArrayLike<number>>> = {
    "uniform f64": (n, offset) => flat(kernels.uniform(n, { seed: 5, offset })),
    "uniform f32": (n, offset) => flat(kernels.uniform(n, { seed: 5, offset, dtype: "f32" })),
    "normal f64": (n, offset) => flat(kernels.normal(n, { seed: 5, offset })),
    "normal f32": (n, offset) => flat(kernels.normal(n, { seed: 5, offset, dtype: "f32" })),
    "integers with many words drawn again": (n, offset) =>
      flat(kernels.integers(0, 2 ** 31 + 1, n, { seed: 5, offset, dtype: "u32" })),
  };
  it.each(Object.entries(draws))("jumps within the stream of %s", (_, draw) => {
    const whole = Array.from(draw(100, 0));
    for (const offset of [1, 2, 3, 7, 8, 9, 15, 16, 17, 33]) {
      expect(Array.from(draw(50, offset))).toEqual(whole.slice(offset, offset + 50));
    }
  });
});

describe("uniform", () => {
  it.each(["f64", "f32"] as const)("is uniform in [0, 1), without memory, in %s", (dtype) => {
    const x = flat(kernels.uniform(N, { seed: 11, dtype }));
    expect(x.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(kolmogorov(x, (value) => value)).toBeLessThan(1.95);
    expect(Math.abs(chiSquare(x, 1000, (value) => Math.floor(value * 1000)))).toBeLessThan(4);
    for (const lag of [1, 2, 3, 4, 8, 64]) expect(Math.abs(serialCorrelation(x, lag))).toBeLessThan(4);
  });

  it("has streams of different seeds that know nothing of each other", () => {
    const [x, y] = [0, 1].map((seed) => flat(kernels.uniform(N, { seed })));
    const pair = (_: number, i: number) => Math.floor(x![i]! * 30) * 30 + Math.floor(y![i]! * 30);
    expect(Math.abs(chiSquare(x!, 900, pair))).toBeLessThan(4);
  });

  it("fills shapes, limits of any sign, and what is given as out, whose dtype it takes", () => {
    using out = heap.array("f32", [3, 5]);
    expect(kernels.uniform([3, 5], { low: -2, high: -1, out: out as never })).toBe(out);
    expect(Array.from(out.data).every((value) => value >= -2 && value <= -1)).toBe(true);
    using none = kernels.uniform([0, 4]);
    expect(none.shape).toEqual([0, 4]);
    using one = kernels.uniform([]);
    expect(one.shape).toEqual([]);
  });

  it("refuses what is no shape, seed or range", () => {
    for (const shape of [-1, 1.5, Number.NaN, [2, -1], "3", [2 ** 20, 2 ** 20], undefined]) {
      expect(() => kernels.uniform(shape as number)).toThrow(KernelArgumentError);
    }
    for (const seed of [-1, 0.5, 2 ** 53, Number.NaN])
      expect(() => kernels.uniform(3, { seed })).toThrow("seed");
    expect(() => kernels.uniform(3, { low: 1, high: 0 })).toThrow("high");
    expect(() => kernels.uniform(3, { low: -1e308, high: 1e308 })).toThrow("high");
    expect(() => kernels.uniform(3, { dtype: "i32" as never })).toThrow("dtype");
  });
});

describe("normal", () => {
  it.each(["f64", "f32"] as const)("is normal, without memory, in %s", (dtype) => {
    const x = flat(kernels.normal(N, { seed: 3, mean: 0, std: 1, dtype }));
    expect(kolmogorov(x, normalCdf)).toBeLessThan(1.95);
    const { mean, variance, skewness, kurtosis } = moments(x);
    expect(Math.abs(mean) * Math.sqrt(N)).toBeLessThan(4);
    expect(Math.abs(variance - 1) * Math.sqrt(N / 2)).toBeLessThan(4);
    expect(Math.abs(skewness) * Math.sqrt(N / 6)).toBeLessThan(4);
    expect(Math.abs(kurtosis - 3) * Math.sqrt(N / 24)).toBeLessThan(4);
    for (const lag of [1, 2, 3, 4]) expect(Math.abs(serialCorrelation(x, lag))).toBeLessThan(4);
  });

  it("has the mean and the deviation that it was told", () => {
    const { mean, variance } = moments(flat(kernels.normal(N, { mean: 100, std: 5, seed: 1 })));
    expect(Math.abs(mean - 100)).toBeLessThan(0.1);
    expect(Math.abs(variance - 25)).toBeLessThan(0.5);
    expect(Array.from(flat(kernels.normal(3, { mean: 7, std: 0 })))).toEqual([7, 7, 7]);
    expect(() => kernels.normal(3, { std: -1 })).toThrow(KernelArgumentError);
  });
});

describe("integers", () => {
  it.each([
    [0, 10],
    [-5, 1],
    [-(2 ** 30), 2 ** 30 + 12_345],
    [7, 8],
    [-(2 ** 31), 2 ** 31],
  ])("from %d to below %d are alike", (low, high) => {
    const x = flat(kernels.integers(low, high, N, { seed: 2 }));
    expect(x.every((value) => value >= low && value < high)).toBe(true);
    const cells = Math.min(10, high - low);
    if (cells > 1)
      expect(
        Math.abs(chiSquare(x, cells, (v) => Math.floor(((v - low) / (high - low)) * cells))),
      ).toBeLessThan(4);
  });

  it("refuses ranges that are empty or beyond the dtype", () => {
    expect(() => kernels.integers(1, 1, 3)).toThrow("high");
    expect(() => kernels.integers(0, 2 ** 31 + 1, 3)).toThrow("high");
    expect(() => kernels.integers(-1, 1, 3, { dtype: "u32" })).toThrow("low");
  });
});

describe("permutation", () => {
  it.each([0, 1, 2, 5, 32_768, 32_769, 300_000])("of %d numbers has each once", (n) => {
    const x = flat(kernels.permutation(n, { seed: 4 }));
    expect(x.sort()).toEqual(Int32Array.from({ length: n }, (_, i) => i));
  });

  it("is as often one as another", () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 12_000; seed++) {
      const key = flat(kernels.permutation(4, { seed })).join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    const square = [...counts.values()].reduce((sum, count) => sum + (count - 500) ** 2 / 500, 0);
    expect(square).toBeLessThan(50);
  });

  it("leaves no number near its place, with several buckets", () => {
    const n = 200_000;
    const x = flat(kernels.permutation(n, { seed: 9 }));
    expect(Math.abs(serialCorrelation(x, 1))).toBeLessThan(4);
    const cell = (value: number, i: number) => Math.floor((value * 20) / n) * 20 + Math.floor((i * 20) / n);
    // Rows and columns are full: less freedom than chance would have.
    expect(chiSquare(x, 400, cell)).toBeLessThan(4);
  });
});

describe("monteCarloPi", () => {
  it.each([1, 7, 8, 1023, 1024, 1025, 65_537])("counts %d points as its reference does", async (samples) => {
    const { default: entry } = await import("../../src/kernels/monteCarloPi.js");
    const numbers = { samples, seed: 6 };
    const along = { outer: 1, length: 0, inner: 1 };
    const wanted = entry.reference({ numbers, arrays: {}, dims: {}, shapes: {}, dtype: "f64", along });
    expect(kernels.monteCarloPi(samples, { seed: 6 })).toBe(wanted);
  });

  it("comes near π, and refuses no samples", () => {
    expect(Math.abs(kernels.monteCarloPi(N) - Math.PI)).toBeLessThan((4 * 1.642) / Math.sqrt(N));
    expect(() => kernels.monteCarloPi(0)).toThrow(KernelArgumentError);
  });
});
