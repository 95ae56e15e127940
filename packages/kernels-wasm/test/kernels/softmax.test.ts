import { describe, expect, it } from "vitest";
import { load } from "../../src/load.js";
import { random } from "../support/random.js";
import { builds, heap } from "../support/run.js";
import { drawn } from "./draw.js";

describe.each(builds)("softmax, %s build", async (build) => {
  const { kernels } = await load({ heap, build });

  it.each([1, 3, 8192, 16_384, 16_385, 100_003])("adds up to 1 and keeps the order of %d elements", (n) => {
    const next = random(n);
    using x = drawn("f64", n, () => 40 * next() - 20);
    using p = kernels.softmax(x);
    expect(kernels.sum(p)).toBeCloseTo(1, 14);
    for (let i = 1; i < n; i++)
      expect(
        Math.sign(p.data[i]! - p.data[i - 1]!) * Math.sign(x.data[i]! - x.data[i - 1]!),
      ).toBeGreaterThanOrEqual(0);
  });

  it("neither overflows nor loses digits where numbers are large", () => {
    using x = heap.array([1e5, 1e5 + 0.1, 1e5 - 700]);
    using p = kernels.softmax(x);
    const [a, b] = [1, Math.exp(1e5 + 0.1 - 1e5)];
    expect(p.data[0]).toBeCloseTo(a / (a + b), 15);
    expect(p.data[1]).toBeCloseTo(b / (a + b), 15);
    expect(p.data[2]! / (Math.exp(-700) / (a + b))).toBeCloseTo(1, 14);
  });

  it("gives a lane the same along whichever axis it lies", () => {
    const next = random(7);
    for (const length of [5, 1000]) {
      using rows = drawn("f32", 6 * length, () => 30 * next()).reshape([6, length]);
      using columns = rows.transpose();
      using p = kernels.softmax(rows);
      using q = kernels.softmax(columns, { axis: 0 });
      for (let i = 0; i < 6; i++)
        for (let k = 0; k < length; k++) expect(Math.abs(q.at(k, i) / p.at(i, k) - 1)).toBeLessThan(5e-7);
    }
  });

  it("lets −∞ in one segment, and all of another, count as nothing", () => {
    using x = drawn("f64", 40_000, (i) => (i === 39_999 ? 2 : -Infinity));
    using p = kernels.softmax(x);
    expect(p.data[39_999]).toBe(1);
    expect(kernels.sum(p)).toBe(1);
  });

  it("is NaN all along a lane with NaN or +∞, and there alone", () => {
    using p = kernels.softmax([
      [1, Number.NaN],
      [1, 1],
      [1, Infinity],
      [-Infinity, -Infinity],
    ]);
    expect(p.toArray()).toEqual([
      [Number.NaN, Number.NaN],
      [0.5, 0.5],
      [Number.NaN, Number.NaN],
      [Number.NaN, Number.NaN],
    ]);
  });

  it("refuses an axis that is not there", () => {
    expect(() => kernels.softmax([1, 2], { axis: 1 })).toThrow("softmax: axis: expected");
  });
});
