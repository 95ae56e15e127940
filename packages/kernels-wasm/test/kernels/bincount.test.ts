import { describe, expect, it } from "vitest";
import { load } from "../../src/load.js";
import { heap } from "../support/run.js";

const { kernels } = await load({ heap });

describe("bincount", () => {
  it("is as long as the greatest element and minLength want it", () => {
    using few = kernels.bincount([2, 0]);
    using more = kernels.bincount([2, 0], { minLength: 4 });
    using none = kernels.bincount(new Int32Array(0), { minLength: 3 });
    using wide = kernels.bincount(Uint32Array.of(100_000, 5, 100_000));
    expect([few.toArray(), more.toArray(), none.toArray()]).toEqual([
      [1, 0, 1],
      [1, 0, 1, 0],
      [0, 0, 0],
    ]);
    expect([wide.length, wide.data[5], wide.data[100_000]]).toEqual([100_001, 1, 2]);
  });

  it("refuses what is no index, and writes nothing", () => {
    using out = heap.array("u32", 4).fill(9);
    expect(() => kernels.bincount([0, -1, 3], { out })).toThrow(
      "bincount: x: expected elements from 0 to 16777215, got -1",
    );
    expect(() => kernels.bincount(Uint32Array.of(2 ** 24), { out })).toThrow("got 16777216");
    expect(out.toArray()).toEqual([9, 9, 9, 9]);
  });

  it("has as many in all as there are elements, of a view too", () => {
    using x = heap.array(Uint8Array.from({ length: 300_001 }, (_, i) => (i * i) % 251));
    using every = x.slice([0, null, 3]);
    using counts = kernels.bincount(every);
    const wanted = new Array(251).fill(0);
    for (let i = 0; i < x.length; i += 3) wanted[x.data[i]!]++;
    expect(counts.toArray()).toEqual(wanted.slice(0, counts.length));
  });
});
