import { describe, expect, it } from "vitest";
import { KernelArgumentError, type NDArray } from "../../src/index.js";
import { load } from "../../src/load.js";

const { arrays, array, kernels, heap } = await load();

describe("arrays", () => {
  it("are made of zeros, ones and any number, of any shape and dtype", () => {
    expect(arrays.zeros([2, 2]).toArray()).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(arrays.ones(3, "u8").toTypedArray()).toEqual(Uint8Array.of(1, 1, 1));
    expect(arrays.full([], Number.NaN).toArray()).toBeNaN();
    expect(arrays.full(0, 7).length).toBe(0);
  });

  it("are the identity, or what of it fits", () => {
    expect(arrays.eye(2, 3, "i32").toArray()).toEqual([
      [1, 0, 0],
      [0, 1, 0],
    ]);
    expect(arrays.eye(3, 1).toArray()).toEqual([[1], [0], [0]]);
    expect(arrays.eye(0).shape).toEqual([0, 0]);
  });

  it("go in equal steps from one number to another, ends exact", () => {
    expect(arrays.linspace(0, 1, 5).toArray()).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(arrays.linspace(0.1, 0.7, 7).toTypedArray()[6]).toBe(0.7);
    expect(arrays.linspace(3, 9, 1).toArray()).toEqual([3]);
    expect(arrays.linspace(3, 9, 0).length).toBe(0);
    expect(arrays.linspace(5, -5, 3, "i32").toArray()).toEqual([5, 0, -5]);
    expect(arrays.linspace(0, 1).length).toBe(50);
  });

  it("count", () => {
    expect(arrays.arange(4, undefined, 1, "u8").toTypedArray()).toEqual(Uint8Array.of(0, 1, 2, 3));
    expect(arrays.arange(1, 2, 0.25).toArray()).toEqual([1, 1.25, 1.5, 1.75]);
    expect(arrays.arange(3, 0, -2).toArray()).toEqual([3, 1]);
    expect(arrays.arange(3, 0).length).toBe(0);
  });

  it("come back from npy bytes, views too", () => {
    const whole = array([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const back = arrays.fromNpy(whole.transpose().npy());
    expect([back.dtype, back.shape]).toEqual(["f64", [3, 2]]);
    expect(back.toArray()).toEqual(whole.transpose().toArray());
    expect(arrays.fromNpy(arrays.eye(2, 2, "u8").npy()).dtype).toBe("u8");
  });

  it.each([
    ["a shape", () => arrays.zeros([2, -1])],
    ["a number that the dtype has not", () => arrays.full(2, 256, "u8")],
    ["steps that are not whole", () => arrays.linspace(0, 1, 3, "i32")],
    ["a count", () => arrays.linspace(0, 1, 2.5)],
    ["a step of nothing", () => arrays.arange(0, 5, 0)],
    ["no number", () => arrays.arange(0, Number.NaN)],
    ["a dtype", () => arrays.zeros(2, "f16" as never)],
  ])("are not made of %s that does not fit", (_, make) => {
    const { used } = heap.stats();
    expect(make).toThrow(KernelArgumentError);
    expect(heap.stats().used).toBe(used);
  });
});

describe("a scope", () => {
  const x = array([1, 2, 3]);

  it("frees what was made in it but what it returns", () => {
    const { blocks } = heap.stats();
    const kept: NDArray<"f64">[] = [];
    const result = arrays.scope(() => {
      kept.push(kernels.exp(x), x.slice([0, 2]));
      return kernels.square(kernels.add(x, x));
    });
    expect(result.toArray()).toEqual([4, 16, 36]);
    expect(kept.map(({ isFreed }) => isFreed)).toEqual([true, true]);
    expect([heap.stats().blocks, x.isFreed]).toEqual([blocks + 1, false]);
    result.free();
  });

  it("keeps the memory of a view that it returns, and arrays in arrays and objects", () => {
    const { blocks } = heap.stats();
    const { row, all } = arrays.scope(() => ({
      row: array([
        [1, 2],
        [3, 4],
      ]).row(1),
      all: 5,
    }));
    const [first] = arrays.scope(() => [arrays.ones(2), 1] as const);
    expect([row.toArray(), first.toArray(), all]).toEqual([[3, 4], [1, 1], 5]);
    for (const kept of [row, first]) kept.free();
    expect(heap.stats().blocks).toBe(blocks);
  });

  it("gives what it returns to the scope around it", () => {
    const { blocks } = heap.stats();
    const sum = arrays.scope(() => kernels.sum(arrays.scope(() => kernels.square(x))));
    expect([sum, heap.stats().blocks]).toEqual([14, blocks]);
  });

  it("frees all where its function throws or waits, and what was freed in it is no matter", () => {
    const { blocks } = heap.stats();
    const fail = () => {
      arrays.ones(2).free();
      arrays.ones(3);
      throw new Error("mine");
    };
    expect(() => arrays.scope(fail)).toThrow("mine");
    expect(() => arrays.scope(async () => arrays.ones(2))).toThrow(KernelArgumentError);
    expect(heap.stats().blocks).toBe(blocks);
    arrays.ones(2).free();
  });

  it("works for each that loaded the same heap", async () => {
    const other = await load({ heap });
    const { blocks } = heap.stats();
    other.arrays.scope(() => void other.kernels.exp(x));
    arrays.scope(() => void kernels.exp(x));
    expect(heap.stats().blocks).toBe(blocks);
  });
});
