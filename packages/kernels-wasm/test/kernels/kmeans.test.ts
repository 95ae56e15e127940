import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { registry } from "../../src/generated/registry.js";
import { load } from "../../src/load.js";
import { prepare } from "../../src/prepare/prepare.js";
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

  it("gives points as near to several centers to the first of them, and the others none", () => {
    // More centers than there are different points.
    const { centers, labels } = cluster(
      Float64Array.of(1, 1, 1, 1, 5, 5, 3, 3),
      [
        [1, 1],
        [1, 1],
        [5, 5],
        [5, 5],
      ],
      1,
    );
    // The first moved to the mean of all that it was given, away from where the second one has stayed.
    expect(labels).toEqual([1, 1, 2, 0]);
    expect(centers[1]).toEqual([1, 1]);
    expect(centers[2]).toEqual([5, 5]);
    expect(centers[3]).toEqual([5, 5]);
    expect(centers[0]).toEqual([5 / 3, 5 / 3]);
  });

  it("counts points that are no numbers to the first cluster, and spoils no other", () => {
    const { centers, labels } = cluster(Float64Array.of(Number.NaN, 0, 9, 9, 11, 11, Infinity, 0), [
      [0, 0],
      [9, 9],
    ]);
    expect(labels).toEqual([0, 1, 1, 0]);
    expect(centers[1]).toEqual([10, 10]);
    expect(centers[0]![0]).toBeNaN();
  });

  it("never ends farther from the points than after fewer iterations", () => {
    const coordinate = fc.integer({ min: -50, max: 50 });
    const points = fc.array(fc.tuple(coordinate, coordinate), { minLength: 4, maxLength: 60 });
    fc.assert(
      fc.property(points, (rows) => {
        const flat = Float64Array.from(rows.flat());
        const far = [1, 2, 3, 10].map((iterations) => {
          const { centers, labels } = cluster(flat, rows.slice(0, 3), iterations);
          return rows.reduce((sum, [x, y], i) => {
            const [u, v] = centers[labels[i]!] as [number, number];
            return sum + (x - u) ** 2 + (y - v) ** 2;
          }, 0);
        });
        for (let i = 1; i < far.length; i++) expect(far[i]).toBeLessThanOrEqual(far[i - 1]! * (1 + 1e-12));
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  it("refuses to cluster nothing", () => {
    const empty = (rows: number, columns: number) => heap.array("f64", [rows, columns]);
    for (const [points, centers, message] of [
      [empty(0, 2), empty(1, 2), "points: expected at least one point"],
      [empty(3, 0), empty(1, 0), "points: expected at least one dimension"],
      [empty(3, 2), empty(0, 2), "centers: expected at least one center"],
    ] as const) {
      expect(() => kernels.kmeans(points, centers)).toThrow(`kmeans: ${message}`);
      points.free();
      centers.free();
    }
  });

  it("takes memory in proportion to points and centers, not to their product", () => {
    using points = heap.array("f64", [100_000, 2]);
    using centers = heap.array("f64", [1000, 2]);
    const before = heap.stats().used;
    const call = prepare("kmeans", registry.kmeans, heap, [points, centers]);
    // Labels, nearest centers and distances, and sums of some chunks; all distances would be 800 MB.
    expect(heap.stats().used - before).toBeLessThan(40e6);
    call.abandon();
  });

  it("keeps the center of a cluster without points", () => {
    const { centers } = cluster(clouds(100, 1), [
      [0, 0],
      [1e6, 1e6],
    ]);
    expect(centers[1]).toEqual([1e6, 1e6]);
  });
});
