import { describe, expect, it } from "vitest";
import { load } from "../../src/load.js";
import { random } from "../support/random.js";
import { builds, heap } from "../support/run.js";

const METRICS = [
  "euclidean",
  "sqeuclidean",
  "manhattan",
  "chebyshev",
  "minkowski",
  "cosine",
  "jaccard",
] as const;

const next = random(5);
const points = (count: number, dimensions: number) => {
  const made = heap.array("f64", [count, dimensions]);
  for (let i = 0; i < made.length; i++) made.data[i] = Math.round(next() * 8) - 4;
  return made;
};

describe.each(builds)("distances, %s build", async (build) => {
  const { kernels } = await load({ heap, build });

  it.each(METRICS)("%s: a block of a large matrix is the matrix of its points", (metric) => {
    using x = points(131, 5);
    using y = points(2100, 5);
    using whole = kernels[metric](x, y);
    using few = x.slice([70, 73]);
    using others = y.slice([1001, 1100]);
    using part = kernels[metric](few, others);
    expect(part.toArray()).toEqual(whole.slice([70, 73], [1001, 1100]).toArray());
  });

  it.each(METRICS)("%s is symmetric, and no point is far from itself", (metric) => {
    using x = points(37, 19);
    using distances = kernels[metric](x, x);
    using turned = distances.transpose();
    expect(distances.toArray()).toEqual(turned.toArray());
    for (let i = 0; i < 37; i++) expect(Math.abs(distances.at(i, i) as number)).toBeLessThan(1e-6);
  });

  it("minkowski with exponents between and beyond the named ones", () => {
    using tight = kernels.minkowski([[0, 0]], [[3, 4]], { p: 100 });
    expect(tight.at(0, 0)).toBeCloseTo(4, 9);
    using three = kernels.minkowski([[0, 0]], [[3, 4]], { p: 3 });
    expect(three.at(0, 0)).toBeCloseTo(91 ** (1 / 3), 12);
    expect(() => kernels.minkowski([[0]], [[1]], { p: 0.5 })).toThrow("p");
  });

  it("points of different dimensions are refused", () => {
    expect(() => kernels.euclidean([[1, 2]], [[1]])).toThrow("dimensions = 2");
  });
});
