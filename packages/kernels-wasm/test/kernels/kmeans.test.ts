import { describe, expect, it } from "vitest";
import { load } from "../../src/load.js";
import { random } from "../support/random.js";
import { heap } from "../support/run.js";

const { kernels } = await load({ heap });

/** Points about so many places, far apart. */
function clouds(count: number, places: number): Float64Array {
  const next = random(5);
  return Float64Array.from({ length: 2 * count }, (_, i) => {
    const place = (i >> 1) % places;
    return (i % 2 ? place * place : place) * 100 + next();
  });
}

function cluster(points: Float64Array, centers: readonly (readonly number[])[], iterations?: number) {
  using rows = heap.array(points, { shape: [points.length / 2, 2] });
  const found = kernels.kmeans(rows, centers, iterations === undefined ? {} : { iterations });
  const plain = { centers: found.centers.toArray() as number[][], labels: [...found.labels.data] };
  found.centers.free();
  found.labels.free();
  return plain;
}

describe("kmeans", () => {
  it("finds clouds of points from one point of each", () => {
    const points = clouds(20_000, 5);
    const { centers, labels } = cluster(
      points,
      [0, 1, 2, 3, 4].map((c) => [...points.slice(2 * c, 2 * c + 2)]),
    );
    labels.forEach((label, i) => {
      if (label !== i % 5) throw new Error(`point ${i} is in cluster ${label}`);
    });
    centers.forEach(([x, y], c) => {
      expect(Math.abs(x! - c * 100 - 0.5)).toBeLessThan(0.02);
      expect(Math.abs(y! - c * c * 100 - 0.5)).toBeLessThan(0.02);
    });
  });

  it("ends where no center moves any more: further iterations change nothing", () => {
    const points = clouds(3000, 3);
    const begin = [
      [0, 0],
      [50, 50],
      [300, 300],
    ];
    const settled = cluster(points, begin);
    expect(cluster(points, settled.centers, 1)).toEqual(settled);
    expect(cluster(points, begin, 300)).toEqual(settled);
  });

  it("gives labels of the centers it gives, even where it was stopped", () => {
    const points = clouds(2000, 4);
    const { centers, labels } = cluster(
      points,
      [
        [0, 0],
        [1, 1],
        [2, 2],
        [3, 3],
      ],
      1,
    );
    const nearest = labels.map((_, i) => {
      const far = centers.map(([x, y]) => (points[2 * i]! - x!) ** 2 + (points[2 * i + 1]! - y!) ** 2);
      return far.indexOf(Math.min(...far));
    });
    expect(labels).toEqual(nearest);
  });

  it("keeps the center of a cluster without points", () => {
    const { centers } = cluster(clouds(100, 1), [
      [0, 0],
      [1e6, 1e6],
    ]);
    expect(centers[1]).toEqual([1e6, 1e6]);
  });
});
