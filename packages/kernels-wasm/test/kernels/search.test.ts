import { describe, expect, it } from "vitest";
import type { NDArray } from "../../src/array/ndarray.js";
import indexOf from "../../src/kernels/indexOf.js";
import { load } from "../../src/load.js";
import { prepare } from "../../src/prepare/prepare.js";
import { random } from "../support/random.js";
import { exportsOf, heap, shuffled } from "../support/run.js";

const { kernels } = await load({ heap });
const next = random(9);

describe("searchSorted", () => {
  it.each(["f64", "f32"] as const)("finds the places that keep the order: %s", (dtype) => {
    for (const n of [0, 1, 2, 3, 7, 8, 9, 1000, 4097]) {
      using x = heap.array(dtype, n);
      for (let i = 0; i < n; i++)
        x.data[i] = [Math.floor(next() * 50), Infinity, Number.NaN, -0][i % 9] ?? next();
      x.data.sort();
      const values = [-Infinity, -1, -0, 0, 0.5, 1, 25, 49, 60, Infinity, Number.NaN];
      for (const side of ["left", "right"] as const) {
        using got = kernels.searchSorted(x, values, { side });
        const wanted = values.map((value) => {
          const isBefore = (element: number) =>
            element < value || (Number.isNaN(value) && !Number.isNaN(element));
          const equals = (element: number) =>
            element === value || (Number.isNaN(element) && Number.isNaN(value));
          return x.data.filter((element) => isBefore(element) || (side === "right" && equals(element)))
            .length;
        });
        expect(got.toArray(), `${n} ${side}`).toEqual(wanted);
      }
    }
  });

  it("stays within an array that is in no order", () => {
    using x = heap.array(Int32Array.from({ length: 999 }, () => Math.floor(next() * 100)));
    using values = heap.array(Int32Array.from({ length: 5000 }, () => Math.floor(next() * 200) - 50));
    using got = kernels.searchSorted(x, values);
    expect(got.data.every((place) => place <= 999)).toBe(true);
  });
});

describe("indexOf", () => {
  it.each(["f64", "f32", "i32", "u32", "u8"] as const)("finds each place of a value: %s", (dtype) => {
    using whole = heap.array(dtype, 300);
    using view = whole.subarray(1);
    using x = view as unknown as NDArray<"f64">;
    for (let i = 0; i < x.length; i++) {
      x.data.fill(3);
      x.data[i] = 7;
      x.data[x.length - 1] = 7;
      expect(kernels.indexOf(x, 7)).toBe(i);
    }
    expect(kernels.indexOf(x, 9)).toBe(-1);
    expect(kernels.indexOf(x, 7.5)).toBe(-1);
    expect(kernels.indexOf(x, 2 ** 40)).toBe(-1);
  });

  it("is that of arrays: zeros are equal, and NaN equals nothing", () => {
    expect(kernels.indexOf([1, Number.NaN, -0], 0)).toBe(2);
    expect(kernels.indexOf([1, Number.NaN, 0], -0)).toBe(2);
    expect(kernels.indexOf([1, Number.NaN], Number.NaN)).toBe(-1);
    expect(kernels.indexOf(Float32Array.of(1, 0.1), 0.1)).toBe(1);
    expect(kernels.indexOf([], 1)).toBe(-1);
  });

  it("has the first of many in whatever order chunks look", () => {
    using x = heap.array("u8", 3_000_000);
    x.data.fill(1);
    for (const places of [[0], [2_999_999], [1_500_000, 2_000_000, 2_700_000], [200_000, 200_001]]) {
      for (const place of places) x.data[place] = 5;
      for (let seed = 0; seed < 20; seed++) {
        const call = prepare("indexOf", indexOf, heap, [x, 5]);
        shuffled(seed)(call.plan, exportsOf("plain"));
        expect(call.settle()).toBe(places[0]);
      }
      for (const place of places) x.data[place] = 1;
    }
  });
});

describe("unique", () => {
  it("has each element once, in order, with its count", () => {
    using x = heap.array(Float64Array.from({ length: 70_001 }, () => Math.floor(next() * 5000) - 2500));
    x.data.set([Number.NaN, -0, 0, Number.NaN, Infinity]);
    const wanted = new Map<number, number>();
    for (const value of x.data) wanted.set(value + 0, (wanted.get(value + 0) ?? 0) + 1);
    const keys = [...Float64Array.from(wanted.keys()).sort()];
    using values = kernels.unique(x);
    const both = kernels.uniqueCounts(x);
    expect([...values.data].map((value) => value + 0)).toEqual(keys);
    expect([...both.values.data].map((value) => value + 0)).toEqual(keys);
    expect([...both.counts.data]).toEqual(keys.map((key) => wanted.get(key)));
    both.values.free();
    both.counts.free();
  });
});
