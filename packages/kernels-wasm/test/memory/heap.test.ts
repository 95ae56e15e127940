import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { OutOfMemoryError } from "../../src/errors.js";
import { Heap } from "../../src/heap.js";

const GIB = 2 ** 30;

describe("Heap", () => {
  it("gives addresses that are multiples of 16, and refuses to free others or one twice", () => {
    const heap = new Heap();
    const [a, b] = [heap.allocate(1), heap.allocate(100)];
    expect([a! % 16, b! % 16]).toEqual([0, 0]);
    heap.free(a!);
    for (const ptr of [a!, b! + 16, b! + 1, 0, -16, Number.NaN, 2 ** 40]) {
      expect(() => heap.free(ptr)).toThrow("expected an address that allocate() gave");
    }
    heap.free(b!);
    expect(heap.stats()).toMatchObject({ used: 0, blocks: 0 });
  });

  it("refuses to free an array by its address", () => {
    const heap = new Heap();
    const x = heap.array("f64", 10);
    expect(() => heap.free(x.ptr)).toThrow("expected an address that allocate() gave");
    expect(x.data.length).toBe(10);
  });

  it("fills arrays with zeros, in memory that was used before and in memory that was not", () => {
    const heap = new Heap();
    const old = heap.array("u8", 1000);
    old.data.fill(7);
    old.free();
    expect(heap.array("u8", 5000).data.every((x) => x === 0)).toBe(true);
    expect(heap.array("u8", 5000).data.every((x) => x === 0)).toBe(true);
  });

  it("grows, and leaves the views of arrays as they were", () => {
    const heap = new Heap();
    const x = heap.array([1, 2, 3]);
    const { data } = x;
    const before = heap.stats().reserved;
    heap.array("f64", 10_000_000);
    expect(heap.stats().reserved).toBeGreaterThan(before);
    expect(x.data).toBe(data);
    data[0] = 5;
    expect([...x]).toEqual([5, 2, 3]);
  });

  it("makes new views where memory that is not shared has grown", () => {
    const heap = new Heap({ shared: false });
    const x = heap.array([1, 2, 3]);
    const { data } = x;
    heap.array("f64", 10_000_000);
    expect(data.length).toBe(0);
    expect([...x.data]).toEqual([1, 2, 3]);
  });

  it("says how much was asked for and how much is free when memory is full, and is usable after a free", () => {
    const heap = new Heap({ maximumBytes: 1_000_000 });
    const x = heap.array("u8", 600_000);
    const error = catchError(() => heap.array("u8", 500_000)) as OutOfMemoryError;
    expect(error).toBeInstanceOf(OutOfMemoryError);
    expect(error).toMatchObject({ code: "E_OUT_OF_MEMORY", requested: 500_000 });
    expect(error.message).toMatch(
      /^No room for 500000 bytes: \d+ bytes are free\. 600000 of \d+ bytes are in use/,
    );
    expect(() => heap.array("f64", 1e15)).toThrow(OutOfMemoryError);
    x.free();
    expect(heap.array("u8", 800_000).length).toBe(800_000);
  });

  it("uses all of 4 GiB, to its last array, without touching pages", () => {
    const heap = new Heap();
    const arrays = [1, 2, 3].map(() => heap.array("u8", GIB));
    const rest = 4 * GIB - (arrays[2]!.ptr + GIB);
    const last = heap.array("f64", Math.floor(rest / 16) * 2);
    expect(last.ptr).toBeGreaterThan(3 * GIB);
    last.data[last.length - 1] = 42;
    expect(last.data.at(-1)).toBe(42);
    expect(() => heap.array("f64", 2)).toThrow(OutOfMemoryError);
    arrays[1]!.free();
    expect(heap.array("f64", 2).ptr).toBe(arrays[0]!.ptr + GIB);
    expect(process.memoryUsage.rss()).toBeLessThan(GIB);
  });

  it("reports exhausted address space as what it is", () => {
    const script = `
      import { Heap } from ${JSON.stringify(new URL("../../dist/index.js", import.meta.url).href)};
      const heaps = [];
      try { while (heaps.length < 100) heaps.push(new Heap()); }
      catch (error) { console.log(error.name, error.message); }`;
    const node = `exec "${process.execPath}" --input-type=module -e '${script}'`;
    const { stdout } = spawnSync("sh", ["-c", `ulimit -v 40000000; ${node}`], { encoding: "utf8" });
    expect(stdout).toMatch(/^OutOfMemoryError No room for 262144 bytes.*10 GB of addresses/);
  });
});

function catchError(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}
