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

  it("adds up entries of one place, and gives 0 for rows without any", () => {
    using product = kernels.spmv(data, [1, 1, 0], [0, 0, 2, 3], x);
    expect(product.toArray()).toEqual([0, 30, 3]);
  });
});
