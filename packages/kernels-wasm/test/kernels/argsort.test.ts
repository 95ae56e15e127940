import { describe, expect, it } from "vitest";
import type { NDArray } from "../../src/array/ndarray.js";
import type { DType } from "../../src/dtypes.js";
import { ordered } from "../../src/kernels/_lib/ordered.js";
import { load } from "../../src/load.js";
import { random } from "../support/random.js";
import { heap } from "../support/run.js";

const { kernels } = await load({ heap });

const N = 50_000;
const next = random(3);

const inputs: Record<string, (i: number) => number> = {
  uniform: () => next() * 2 ** 31,
  sorted: (i) => i,
  reversed: (i) => -i,
  equal: () => 3,
  "few values": () => Math.floor(next() * 5),
  "organ pipes": (i) => Math.min(i, N - i),
  "zeros and NaN": () => [0, -0, Number.NaN, 1, -1, Infinity, -Infinity][Math.floor(next() * 7)]!,
  "of all magnitudes and both signs": () => (next() - 0.5) * 2 ** (next() * 2000 - 1000),
  // More bits than fit into a word beside the place: sorted by halves.
  "near each other, and one far away": (i) => (i === 99 ? -1e300 : 1 + Math.floor(next() * 1000) * 2 ** -52),
  "subnormal, and one far away": (i) => (i === 99 ? 1e300 : Math.floor(next() * 1000) * 5e-324),
};

/** Any array of the heap: that the call fits its type is checked where it runs. */
function drawn(dtype: DType, draw: (i: number) => number, count = N) {
  const x = heap.array(dtype, count);
  for (let i = 0; i < count; i++) x.data[i] = draw(i);
  return x as unknown as NDArray<"f64">;
}

describe.each(Object.entries(inputs))("argsort of numbers that are %s", (_, draw) => {
  it.each(["f64", "f32", "i32", "u32"] as const)("is stable, up and down: %s", (dtype) => {
    using x = drawn(dtype, draw);
    const values = Array.from(x.data);
    for (const descending of [false, true]) {
      using got = kernels.argsort(x, { descending });
      const wanted = ordered(values, descending);
      expect(got.data.findIndex((at, i) => at !== wanted[i])).toBe(-1);
    }
  });
});

describe("argsort", () => {
  it("has indices for each row, or for each column", () => {
    using x = drawn("f64", () => Math.floor(next() * 20), 600);
    using rows = x.reshape([20, 30]);
    using across = kernels.argsort(rows);
    using down = kernels.argsort(rows, { axis: 0 });
    const lines = rows.toArray() as number[][];
    expect(across.toArray()).toEqual(lines.map((line) => ordered(line, false)));
    const columns = lines[0]!.map((_, j) =>
      ordered(
        lines.map((line) => line[j]!),
        false,
      ),
    );
    expect(down.toArray()).toEqual(lines.map((_, i) => columns.map((column) => column[i])));
  });
});

describe.each(Object.entries(inputs))("topK of numbers that are %s", (_, draw) => {
  it.each(["f64", "f32", "i32", "u32"] as const)("has what argsort has first: %s", (dtype) => {
    using x = drawn(dtype, draw);
    for (const [k, largest] of [
      [1, true],
      [10, false],
      [700, true],
      [30_000, true],
      [N, false],
    ] as const) {
      const { values, indices } = kernels.topK(x, k, { largest });
      using order = kernels.argsort(x, { descending: largest });
      const wanted = order.data.subarray(0, k);
      expect(indices.data.findIndex((at, i) => at !== wanted[i])).toBe(-1);
      expect(values.data.findIndex((value, i) => !Object.is(value, x.data[wanted[i]!]))).toBe(-1);
      values.free();
      indices.free();
    }
  });
});

describe("topK", () => {
  it("refuses more elements than there are", () => {
    expect(() => kernels.topK([1, 2, 3], 4)).toThrow(
      "topK: k: expected a whole number from 0 to length (3), got 4",
    );
    expect(() => kernels.topK([1, 2, 3], -1)).toThrow("from 0 to length (3)");
    expect(() => kernels.topK([1, 2, 3], 1.5)).toThrow("from 0 to length (3)");
  });
});
