import { setImmediate as turn } from "node:timers/promises";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { KernelArgumentError } from "../../src/errors.js";
import { Heap } from "../../src/heap.js";

const heap = new Heap();

describe("NDArray", () => {
  it("is made from a length, a shape, a typed array, numbers, or rows of numbers", () => {
    expect(heap.array("i32", 3)).toMatchObject({ dtype: "i32", shape: [3], length: 3 });
    expect(heap.array("u8", [2, 3])).toMatchObject({ dtype: "u8", shape: [2, 3], length: 6 });
    expect(heap.array(Float32Array.of(1, 2)).toArray()).toEqual([1, 2]);
    expect(heap.array(Float32Array.of(1, 2)).dtype).toBe("f32");
    expect(heap.array([1, 2, 3])).toMatchObject({ dtype: "f64", shape: [3] });
    const rows = heap.array([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect(rows.shape).toEqual([3, 2]);
    expect([...rows]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(heap.array([1, 2, 3, 4], { dtype: "u32", shape: [2, -1] }).toArray()).toEqual([
      [1, 2],
      [3, 4],
    ]);
    const copy = new Heap().array(rows, { shape: 6 });
    expect([copy.toArray(), copy.heap === heap]).toEqual([[1, 2, 3, 4, 5, 6], false]);
    expect(heap.array([]).shape).toEqual([0]);
    expect(heap.array("f64", []).toArray()).toBe(0);
  });

  it.each<[unknown[], string]>([
    [["f16", 3], 'array: dtype: expected one of f64, f32, i32, u32, u8, got "f16".'],
    [["f64", -1], "array: shape: expected whole sizes, none negative, got (-1,)."],
    [["f64", 1.5], "array: shape: expected whole sizes, none negative, got (1.5,)."],
    [["f64", "3"], 'array: shape: expected a length or a shape, got "3".'],
    [["f64"], "array: shape: expected a length or a shape, got undefined."],
    [[[1, "2"]], 'array: data[1]: expected a number, got "2".'],
    [[[[1, 2], [3]]], "array: data[1]: expected a row of 2 numbers, got an array of 1."],
    [[[[1, 2], 3]], "array: data[1]: expected a row of 2 numbers, got 3."],
    [[[1, 300], { dtype: "u8" }], "array: data[1]: expected a whole number from 0 to 255, got 300."],
    [[[1, 2, 3], { shape: [2, 2] }], "array: shape: expected a shape of 3 elements, got (2, 2)."],
    [
      [new Int16Array(2)],
      "array: data: expected an NDArray, a typed array or an array of numbers, got Int16Array of 2.",
    ],
    [[null], "array: data: expected an NDArray, a typed array or an array of numbers, got null."],
  ])("refuses array(...%j)", (args, message) => {
    const make = heap.array as (...args: unknown[]) => unknown;
    expect(() => make.apply(heap, args)).toThrow(KernelArgumentError);
    expect(() => make.apply(heap, args)).toThrow(message);
  });

  it("shares memory with what reshape and subarray return, until all of them are freed", () => {
    const before = heap.stats().blocks;
    const x = heap.array([1, 2, 3, 4, 5, 6]);
    const rows = x.reshape(2, -1);
    const last = rows.subarray(-1);
    expect(last.toArray()).toEqual([[4, 5, 6]]);
    last.data[0] = 40;
    expect(x.data[3]).toBe(40);
    x.free();
    rows.free();
    expect(last.toArray()).toEqual([[40, 5, 6]]);
    expect(heap.stats().blocks).toBe(before + 1);
    last.free();
    expect(heap.stats().blocks).toBe(before);
    expect(() => heap.array([1, 2, 3]).reshape(2, 2)).toThrow("expected a shape of 3 elements, got (2, 2)");
  });

  it("refuses every use after it was freed", () => {
    const x = heap.array([1, 2, 3]);
    x.free();
    const uses = [
      () => x.data,
      () => x.ptr,
      () => x.reshape(3, 1),
      () => x.subarray(1),
      () => x.toArray(),
      () => `${x}`,
    ];
    for (const use of [...uses, () => x.free(), () => [...x]]) {
      expect(use).toThrow("expected an array in use, got one that was freed");
    }
    x[Symbol.dispose]();
  });

  it("is shown by console.log with its dtype and shape", () => {
    const x = heap.array([
      [1, 2],
      [3, 4],
    ]);
    expect(inspect(x)).toBe("NDArray<f64> (2, 2) \n[[1. 2.]\n [3. 4.]]");
    x.free();
    expect(inspect(x)).toBe("NDArray<f64> (2, 2) freed");
  });

  it("is freed at the end of its block", () => {
    const before = heap.stats().blocks;
    {
      using x = heap.array("f64", 10);
      expect(x.isFreed).toBe(false);
      expect(heap.stats().blocks).toBe(before + 1);
    }
    expect(heap.stats().blocks).toBe(before);
  });

  it("is given back when it is forgotten, but not while a view of it is held", async () => {
    const own = new Heap();
    const views = forget(own, 100);
    await collected(() => own.stats().blocks <= views.length + 1);
    expect(own.stats().blocks).toBeGreaterThanOrEqual(views.length);
    own.array("f64", 30_000).data.fill(9);
    expect(views.map((view) => view[0])).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
  });
});

/** Makes arrays and forgets them; returns views of every tenth. */
function forget(heap: Heap, count: number): Float64Array[] {
  const views: Float64Array[] = [];
  for (let i = 0; i < count; i++) {
    const { data } = heap.array(new Float64Array(300).fill(i));
    if (i % 10 === 0) views.push(data);
  }
  return views;
}

/** Collects garbage until something holds. */
async function collected(condition: () => boolean): Promise<void> {
  for (let round = 0; !condition(); round++) {
    if (round === 100) throw new Error("What should be garbage is not collected.");
    globalThis.gc!();
    await turn();
  }
}
