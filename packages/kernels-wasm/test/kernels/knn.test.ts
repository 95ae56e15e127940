import { describe, expect, it } from "vitest";
import { registry } from "../../src/generated/registry.js";
import { load } from "../../src/load.js";
import { prepare } from "../../src/prepare/prepare.js";
import { random } from "../support/random.js";
import { builds, heap } from "../support/run.js";

const next = random(9);
const grid = (count: number, dimensions: number) =>
  Float64Array.from({ length: count * dimensions }, () => Math.floor(next() * 5));

it.each([1, 5, 50])(
  "knn of 1e5 points and 1e5 queries takes memory for the points and the result, k = %d",
  (k) => {
    const count = 100_000;
    using points = heap.array("f64", [count, 2]);
    using queries = heap.array("f64", [count, 2]);
    const before = heap.stats().used;
    // All memory of a call is taken before it runs: kernels allocate nothing.
    const call = prepare("knn", registry.knn, heap, [points, queries, { k }]);
    const own = heap.stats().used - before;
    call.abandon();
    // The points once more, indices and distances; all distances would be 80 GB.
    expect(own).toBeLessThan(16 * count + 12 * k * count + 2e5);
  },
);

describe.each(builds)("knn, %s build", async (build) => {
  const { kernels } = await load({ heap, build });

  it.each([1, 2, 7, 300])("takes equally near points by index, k = %d", (k) => {
    using points = heap.array(grid(300, 3)).reshape([300, 3]);
    using queries = heap.array(grid(41, 3)).reshape([41, 3]);
    const { indices, distances } = kernels.knn(points, queries, { k });
    using all = kernels.sqeuclidean(queries, points);
    for (let q = 0; q < 41; q++) {
      const order = Array.from({ length: 300 }, (_, i) => i);
      order.sort((a, b) => all.at(q, a) - all.at(q, b) || a - b);
      expect(Array.from(indices.row(q).toTypedArray())).toEqual(order.slice(0, k));
      expect(distances.at(q, k - 1)).toBe(Math.sqrt(all.at(q, order[k - 1]!)));
    }
    indices.free();
    distances.free();
  });

  it("takes points at no or infinite distance last, by index", () => {
    const { indices, distances } = kernels.knn([[Number.NaN], [1e300], [4], [Infinity]], [[3]], { k: 4 });
    expect(indices.toArray()).toEqual([[2, 0, 1, 3]]);
    expect(distances.toArray()).toEqual([[1, Infinity, Infinity, Infinity]]);
    indices.free();
    distances.free();
  });

  it("refuses more neighbours than there are points, and points without dimensions", () => {
    expect(() => kernels.knn([[1], [2]], [[1]], { k: 3 })).toThrow(
      "knn: k: expected at most as many as there are points (2), got 3",
    );
    using flat = heap.array("f64", [3, 0]);
    expect(() => kernels.knn(flat, flat)).toThrow("points: expected at least one dimension");
  });
});
