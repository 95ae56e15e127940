import { describe, expect, it } from "vitest";
import type { NDArray } from "../../src/array/ndarray.js";
import { KernelArgumentError } from "../../src/errors.js";
import { dft } from "../../src/kernels/_lib/fourier/reference.js";
import { load } from "../../src/load.js";
import { random } from "../support/random.js";
import { builds, heap } from "../support/run.js";

const next = random(11);
const SMALL = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 15, 16, 17, 20, 25, 27, 30, 32, 60, 64, 97, 100, 128, 243, 250,
];
const LARGE = [1024, 3 ** 7, 5000, 4093, 2 ** 15, 2 ** 17];

const isSmooth = (n: number) => [2, 3, 5].reduce((rest, p) => shed(rest, p), n) === 1;
const shed = (n: number, p: number): number => (n % p === 0 ? shed(n / p, p) : n);
/** The root mean square error that the docs promise, in units of u. */
const bound = (n: number) => 1 + (isSmooth(n) ? 0.7 : 3) * Math.log2(n);

function drawn(dtype: "f64" | "f32", shape: number[]): NDArray<"f64" | "f32"> {
  const x = heap.array(dtype, shape);
  for (let i = 0; i < x.length; i++) x.data[i] = next() - 0.5;
  return x;
}

/** The distance of two arrays as a part of the size of the second, in u. */
function error(got: ArrayLike<number>, wanted: ArrayLike<number>, unit: number): number {
  let [difference, size] = [0, 0];
  for (let i = 0; i < wanted.length; i++) {
    difference += (got[i]! - wanted[i]!) ** 2;
    size += wanted[i]! ** 2;
  }
  return size === 0 ? difference : Math.sqrt(difference / size) / unit;
}

describe.each(builds)("transforms, %s build", async (build) => {
  const { kernels } = await load({ heap, build });

  it.each(SMALL)("of %i numbers in f32 are as exact as promised", (n) => {
    using x = drawn("f32", [3, n, 2]);
    using y = kernels.fft(x);
    expect(error(y.data, dft(x.data, n, false), 2 ** -24)).toBeLessThan(bound(n));
    using z = kernels.ifft(x);
    expect(error(z.data, dft(x.data, n, true), 2 ** -24)).toBeLessThan(bound(n));
  });

  describe.each(["f64", "f32"] as const)("%s", (dtype) => {
    const unit = dtype === "f64" ? 2 ** -53 : 2 ** -24;

    it.each([...SMALL, ...LARGE])("of %i numbers and back give what there was", (n) => {
      using x = drawn(dtype, [n, 2]);
      using y = kernels.fft(x);
      using z = kernels.ifft(y);
      expect(error(z.data, x.data, unit)).toBeLessThan(2 * bound(n));
      using real = drawn(dtype, [n]);
      using half = kernels.rfft(real);
      using back = kernels.irfft(half, { length: n });
      expect(half.shape).toEqual([Math.floor(n / 2) + 1, 2]);
      expect(error(back.data, real.data, unit)).toBeLessThan(3 * bound(n));
    });

    it.each(LARGE)("of one wave of %i numbers are one frequency", (n) => {
      using x = heap.array(dtype, [n, 2]);
      const k = Math.floor(n / 3);
      for (let j = 0; j < n; j++) {
        const angle = (2 * Math.PI * ((j * k) % n)) / n;
        x.data.set([Math.cos(angle), Math.sin(angle)], 2 * j);
      }
      using y = kernels.fft(x);
      y.data[2 * k]! -= n;
      const size = Math.hypot(...Array.from(y.data.subarray(0, 2000)));
      expect(size / n).toBeLessThan(8 * bound(n) * unit);
    });

    it.each([5, 12, 7, 60, 240, 331])("treat each of 37 rows of %i as one alone", (n) => {
      using x = drawn(dtype, [37, n, 2]);
      using y = kernels.fft(x);
      for (const row of [0, 1, 36]) {
        using one = heap.array(dtype, [n, 2]);
        one.data.set(x.data.subarray(2 * n * row, 2 * n * (row + 1)));
        using alone = kernels.fft(one);
        const rest = y.data.subarray(2 * n * row, 2 * n * (row + 1));
        expect(error(rest, alone.data, unit)).toBeLessThan(bound(n));
      }
    });
  });

  it("refuse what are no pairs, and lengths that do not fit", () => {
    using flat = heap.array("f64", 4);
    using triples = heap.array("f64", [4, 3]);
    using pairs = heap.array("f64", [4, 2]);
    expect(() => kernels.fft(flat)).toThrow(KernelArgumentError);
    expect(() => kernels.fft(triples)).toThrow("fft: x: expected 2 on axis 1, got shape (4, 3).");
    expect(() => kernels.irfft(pairs, { length: 5 })).toThrow(
      "length: expected 6 or 7, for 4 frequencies, got 5",
    );
  });
});
