import { afterEach, describe, expect, it } from "vitest";
import { instantiate } from "../../src/abi.js";
import type { NDArray } from "../../src/array/ndarray.js";
import { runPlan } from "../../src/call.js";
import { KernelTrapError, OutOfMemoryError } from "../../src/errors.js";
import { registry } from "../../src/generated/registry.js";
import { Heap } from "../../src/heap.js";
import { loadModuleSync } from "../../src/module.js";
import { chunkCount } from "../../src/plan.js";
import { prepare } from "../../src/prepare/prepare.js";

const { add, sqrtCube, sum } = registry;
const heap = new Heap({ maximumBytes: 2 ** 24 });

afterEach(() => expect(heap.stats().blocks).toBe(0));

describe("a prepared call", () => {
  it("holds the arrays it uses until it settles", () => {
    const [x, out] = [heap.array([4, 9]), heap.array("f64", 2)];
    const call = prepare("sqrtCube", sqrtCube, heap, [x, { out }]);
    using view = x.reshape(1, 2);
    for (const array of [x, out, view]) {
      expect(() => array.free()).toThrow(
        "expected an array that no running call uses, got one that is in use",
      );
    }
    runPlan(call.plan, instantiate(loadModuleSync(), heap.memory));
    expect(call.settle()).toBe(out);
    expect(out.toArray()).toEqual([8, 27]);
    x.free();
    out.free();
  });

  it("frees the copies of plain arrays when it settles, and the result when it is abandoned", () => {
    const call = prepare("add", add, heap, [[1, 2], Float64Array.of(3, 4)]);
    expect(heap.stats().blocks).toBe(3);
    runPlan(call.plan, instantiate(loadModuleSync(), heap.memory));
    const result = call.settle() as NDArray<"f64">;
    expect(result.toArray()).toEqual([4, 6]);
    expect(heap.stats().blocks).toBe(1);
    result.free();
    prepare("add", add, heap, [
      [1, 2],
      [3, 4],
    ]).abandon();
    expect(heap.stats().blocks).toBe(0);
  });

  it("leaves an `out` that was given alone when it is abandoned", () => {
    const out = heap.array("f64", 1);
    prepare("sqrtCube", sqrtCube, heap, [[1], { out }]).abandon();
    expect(heap.stats().blocks).toBe(1);
    out.free();
  });

  it("holds nothing when there is no memory for it", () => {
    const x = heap.array("f64", 1_000_000);
    const before = heap.stats();
    expect(() => prepare("add", add, heap, [x, new Float64Array(1_000_000)])).toThrow(OutOfMemoryError);
    expect(heap.stats()).toEqual(before);
    x.free();
    prepare("add", add, heap, [[1], [2]]).abandon();
  });

  it("gives empty results for no elements, without running anything", () => {
    const call = prepare("add", add, heap, [[], []]);
    expect(call.plan).toEqual([]);
    const result = call.settle() as NDArray;
    expect(result).toMatchObject({ shape: [0], dtype: "f64" });
    result.free();
    expect(prepare("sum", sum, heap, [[]]).settle()).toBe(0);
  });

  it("gives results the shape of its arguments, rows of plain numbers too", () => {
    const rows = [
      [1, 2],
      [3, 4],
    ];
    using x = heap.array(rows);
    using result = prepare("add", add, heap, [rows, x]).settle() as NDArray;
    expect(result.shape).toEqual([2, 2]);
    expect(() => prepare("add", add, heap, [rows, [1, 2, 3, 4]])).toThrow(
      "expected shape (2, 2) or one that is broadcast to it, as x has, got (4,)",
    );
  });

  it("takes its element type from the first array that has one, then from `out`", () => {
    const out = heap.array("f32", 2);
    const runs = (args: unknown[]) => {
      const call = prepare("add", add, heap, args);
      call.abandon();
      return call.plan[0]!.run;
    };
    expect(
      runs([
        [1, 2],
        [3, 4],
      ]),
    ).toBe("add_f64");
    expect(runs([[1, 2], Float32Array.of(3, 4)])).toBe("add_f32");
    expect(runs([[1, 2], [3, 4], { out }])).toBe("add_f32");
    out.free();
  });

  it("cuts its work the same way wherever it runs", () => {
    const x = heap.array("f64", 300_000);
    const call = prepare("sum", sum, heap, [x]);
    expect(chunkCount(call.plan[0]!)).toBeGreaterThan(1);
    expect(call.costNs).toBe(sum.cost * 300_000);
    call.abandon();
    x.free();
  });

  it("turns a trap into an error with the kernel's name", () => {
    const beyond = heap.memory.buffer.byteLength;
    const plan = [{ run: "add_f64", count: 4, chunk: 4, args: [beyond, beyond, beyond] }];
    expect(() => runPlan(plan, instantiate(loadModuleSync(), heap.memory))).toThrow(KernelTrapError);
    expect(() => runPlan(plan, instantiate(loadModuleSync(), heap.memory))).toThrow(
      "add_f64 trapped: memory access",
    );
  });
});
