import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KernelArgumentError } from "../../src/errors.js";
import { load } from "../../src/load.js";
import { heap } from "../support/run.js";

const { kernels } = await load({ heap });
const [data, x] = [
  [1, 2, 3],
  [1, 10],
];

describe("spmv", () => {
  it.each([
    [
      "an index beyond the columns",
      [0, 2, 1],
      [0, 1, 3],
      "indices: expected elements below the length of x (2)",
    ],
    [
      "bounds that do not ascend",
      [0, 1, 1],
      [0, 2, 1, 3],
      "indptr: expected elements that ascend, got 1 after 2",
    ],
    ["bounds that do not begin with 0", [0, 1, 1], [1, 3], "indptr: expected 0 as the first element, got 1"],
    ["bounds beyond the entries", [0, 1, 1], [0, 4], "above the number of entries (3), got 4"],
    ["no bounds", [0, 1, 1], [], "indptr: expected at least one element"],
    ["as many indices as there are entries no more", [0, 1], [0, 2], "indices"],
  ])("refuses %s, before anything runs", (_, indices, indptr, message) => {
    const out = heap.array([-1]);
    const call = () => kernels.spmv(data, indices, indptr, x, { out });
    expect(call).toThrow(KernelArgumentError);
    expect(call).toThrow(message);
    expect([...out.data]).toEqual([-1]);
    out.free();
  });

  it("is the dense product, with rows that are empty and columns in any order", () => {
    const whole = fc.integer({ min: -9, max: 9 });
    const entry = fc.tuple(fc.nat({ max: 5 }), whole);
    const rows = fc.array(fc.array(entry, { maxLength: 7 }), { maxLength: 12 });
    fc.assert(
      fc.property(rows, fc.array(whole, { minLength: 6, maxLength: 6 }), (rows, vector) => {
        const entries = rows.flat();
        const bounds = [0];
        for (const row of rows) bounds.push(bounds.at(-1)! + row.length);
        using product = kernels.spmv(
          entries.map(([, value]) => value),
          entries.map(([column]) => column),
          bounds,
          vector,
        );
        const due = rows.map((row) => row.reduce((sum, [column, value]) => sum + value * vector[column]!, 0));
        expect([...product.data]).toEqual(due);
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it("multiplies by nothing where a matrix has no columns, and gives nothing where it has no rows", () => {
    using none = kernels.spmv([], [], [0, 0, 0], []);
    expect(none.toArray()).toEqual([0, 0]);
    using empty = kernels.spmv([], [], [0], [1, 2]);
    expect(empty.toArray()).toEqual([]);
    expect(() => kernels.spmv([1], [0], [0, 1], [])).toThrow("spmv: x: expected at least one element");
  });

  it("lets infinity and NaN of an entry into its row alone", () => {
    using product = kernels.spmv([Infinity, Number.NaN, 2], [0, 0, 0], [0, 1, 2, 3], [0.5]);
    expect(product.toArray()).toEqual([Infinity, Number.NaN, 1]);
  });

  it("adds up entries of one place, and gives 0 for rows without any", () => {
    using product = kernels.spmv(data, [1, 1, 0], [0, 0, 2, 3], x);
    expect(product.toArray()).toEqual([0, 30, 3]);
  });
});
