import { describe, expect, it } from "vitest";
import { KernelArgumentError } from "../../src/errors.js";
import { load } from "../../src/load.js";
import { random } from "../support/random.js";
import { heap } from "../support/run.js";

const { kernels } = await load({ heap });
const next = random(9);

/** The counts as a plain array. */
function histogram(x: unknown, options?: Parameters<typeof kernels.histogram>[1]): number[] {
  using counts = kernels.histogram(x as number[], options);
  return Array.from(counts.data);
}

describe("histogram", () => {
  it("closes the last bin at both ends and leaves the others open above", () => {
    expect(histogram([0, 1, 2, 3, 4], { bins: 4 })).toEqual([1, 1, 1, 2]);
    expect(histogram([0, 0.25, 0.5, 0.75, 1], { bins: 2, min: 0, max: 1 })).toEqual([2, 3]);
  });

  it("leaves out what lies outside, and NaN", () => {
    expect(
      histogram([-1, 0, 5, 10, 11, Number.NaN, Infinity, -Infinity], { bins: 2, min: 0, max: 10 }),
    ).toEqual([1, 2]);
  });

  it("takes the range of the finite elements, one wide where it is nothing", () => {
    expect(histogram([Number.NaN, 1, 2, Infinity], { bins: 2 })).toEqual([1, 1]);
    expect(histogram([3, 3, 3], { bins: 3 })).toEqual([0, 3, 0]);
    expect(histogram([], { bins: 2 })).toEqual([0, 0]);
    expect(histogram([1, 2, 9], { bins: 2, max: 5 })).toEqual([2, 0]);
  });

  it("puts an element on an edge of NumPy's into the bin above it", () => {
    for (const bins of [3, 7, 10, 49, 100]) {
      const edges = Float64Array.from({ length: bins + 1 }, (_, i) => i * ((0.7 - 0.1) / bins) + 0.1);
      edges[bins] = 0.7;
      const wanted = new Array(bins).fill(1);
      wanted[bins - 1] = 2;
      expect(histogram(edges, { bins, min: 0.1, max: 0.7 })).toEqual(wanted);
    }
  });

  it.each(["f64", "f32"] as const)("counts each element of %s once, with few bins and with many", (dtype) => {
    using x = heap.array(dtype, 300_001);
    for (let i = 0; i < x.length; i++) x.data[i] = next() ** 2;
    for (const bins of [1, 10, 256, 100_000]) {
      expect(histogram(x, { bins }).reduce((a, b) => a + b)).toBe(x.length);
    }
  });

  it("counts between edges that are given, the last bin closed above, as NumPy", () => {
    const x = [-1, 0, 0.5, 1, 1, 2.5, 3, 10, Number.NaN];
    expect(histogram(x, { edges: [0, 1, 2.5, 10] })).toEqual([2, 2, 3]);
    expect(histogram(x, { edges: [1, 1, 3, 3] })).toEqual([0, 3, 1]);
    expect(histogram(x, { edges: [-Infinity, 1, Infinity] })).toEqual([3, 5]);
    expect(histogram([], { edges: [1, 2] })).toEqual([0]);
  });

  it.each(["f64", "f32", "i32", "u32"] as const)(
    "counts between edges that lie alike as in bins, of %s",
    (dtype) => {
      using x = heap.array(dtype, 100_001);
      for (let i = 0; i < x.length; i++) x.data[i] = next() * 1024;
      for (const bins of [1, 2, 64, 1000]) {
        const edges = Array.from({ length: bins + 1 }, (_, i) => i * (1024 / bins));
        expect(histogram(x, { edges })).toEqual(histogram(x, { bins, min: 0, max: 1024 }));
      }
    },
  );

  it.each(["i32", "u32"] as const)("counts whole numbers of all sizes, of %s", (dtype) => {
    const [least, most] = dtype === "i32" ? [-(2 ** 31), 2 ** 31 - 1] : [0, 2 ** 32 - 1];
    using x = heap.array([least, most, 0, 1, most], { dtype });
    expect(histogram(x, { bins: 2 })).toEqual(dtype === "i32" ? [1, 4] : [3, 2]);
    expect(histogram(x, { bins: 2, min: 0, max: 2 })).toEqual(dtype === "i32" ? [1, 1] : [2, 1]);
  });

  it("refuses edges in the wrong order", () => {
    expect(() => kernels.histogram([1], { min: 2, max: 1 })).toThrow(KernelArgumentError);
  });
});

describe("mandelbrot", () => {
  it("is the same above and below the real axis", () => {
    const [width, height] = [67, 40];
    using picture = kernels.mandelbrot(width, height, { maxIterations: 300 });
    for (let row = 0; row < height / 2; row++) {
      const mirrored = (height - 1 - row) * width;
      expect(picture.data.slice(mirrored, mirrored + width)).toEqual(
        picture.data.slice(row * width, (row + 1) * width),
      );
    }
  });

  it("knows points of the set, of its edge and far away", () => {
    const at = (x: number, y: number, maxIterations = 1000) => {
      const d = 2 ** -20;
      using one = kernels.mandelbrot(1, 1, {
        xMin: x - d,
        xMax: x + d,
        yMin: y - d,
        yMax: y + d,
        maxIterations,
      });
      return one.data[0];
    };
    expect([at(0, 0), at(-1, 0), at(-2, 0), at(0.25, 0), at(0, 1)]).toEqual(new Array(5).fill(1000));
    expect([at(3, 0), at(1, 0), at(0.5, 0), at(-2.1, 0), at(1e200, 1e200)]).toEqual([1, 3, 5, 1, 1]);
    expect([at(0, 0, 0), at(0, 0, 1), at(0, 0, 7), at(0, 0, 8)]).toEqual([0, 1, 7, 8]);
  });
});
