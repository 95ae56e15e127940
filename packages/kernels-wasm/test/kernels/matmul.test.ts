import { describe, expect, it } from "vitest";
import type { NDArray } from "../../src/array/ndarray.js";
import matmul from "../../src/kernels/matmul.js";
import { load } from "../../src/load.js";
import { random } from "../support/random.js";
import { builds, heap } from "../support/run.js";

const next = random(8);

describe.each(builds)("matmul, %s build", async (build) => {
  const { kernels } = await load({ heap, build });

  describe.each(["f64", "f32"] as const)("%s", (dtype) => {
    const unit = dtype === "f64" ? 2 ** -53 : 2 ** -24;

    it.each([
      [1, 1, 1],
      [1, 300, 1],
      [1, 5, 1000],
      [1000, 5, 1],
      [2, 513, 3],
      [5, 255, 9],
      [6, 256, 8],
      [7, 257, 17],
      [49, 3, 300],
      [100, 100, 100],
      [145, 260, 133],
      [3, 20, 2100],
      [25_000, 2, 2],
    ])("of %d × %d by … × %d agrees with the plain loop", (rows, inner, columns) => {
      using x = heap.array(dtype, [rows, inner]);
      using y = heap.array(dtype, [inner, columns]);
      for (const a of [x, y]) for (let i = 0; i < a.length; i++) a.data[i] = next() - 0.5;
      using z = kernels.matmul(x, y);
      const dims = { rows, inner, columns };
      const rest = { numbers: {}, dims, dtype, shapes: {}, along: { outer: 1, length: 1, inner: 1 } };
      const wanted = matmul.reference({ arrays: { x: x.data, y: y.data }, ...rest });
      const sizes = { x: x.data.map(Math.abs), y: y.data.map(Math.abs) };
      const bound = matmul.reference({ arrays: sizes, ...rest });
      let worst = 0;
      for (let i = 0; i < z.length; i++) {
        worst = Math.max(worst, Math.abs(z.data[i]! - wanted[i]!) / (bound[i]! * unit));
      }
      expect(z.shape).toEqual([rows, columns]);
      expect(worst).toBeLessThanOrEqual(inner + 1);
    });

    it.each([
      [1, 1, 1],
      [1, 40, 1],
      [1, 37, 1100],
      [4, 6, 19],
      [5, 6, 19],
      [300, 37, 1],
      [7, 257, 17],
      [49, 33, 67],
    ])("of %d × %d by … × %d reads views as they lie", (rows, inner, columns) => {
      using whole = filled(rows, inner);
      using other = filled(inner, columns);
      const dims = { rows, inner, columns };
      const rest = { numbers: {}, dims, dtype, shapes: {}, along: { outer: 1, length: 1, inner: 1 } };
      const wanted = matmul.reference({ arrays: { x: whole.data, y: other.data }, ...rest }) as Float64Array;
      for (const x of layouts(whole)) {
        for (const y of layouts(other)) {
          using z = kernels.matmul(x, y);
          // Whole numbers: any order of summation is exact.
          expect(Array.from(z.data)).toEqual(Array.from(wanted));
        }
      }
    });

    function filled(rows: number, columns: number) {
      const array = heap.array(dtype, [rows, columns]);
      for (let i = 0; i < array.length; i++) array.data[i] = Math.floor(next() * 15) - 7;
      return array;
    }

    /** The same matrix without gaps, column by column, with gaps in both directions, and backwards. */
    function layouts(matrix: NDArray<"f64" | "f32">): NDArray<"f64" | "f32">[] {
      const [rows, columns] = matrix.shape as [number, number];
      const places = [
        matrix,
        heap.array(dtype, [columns, rows]).transpose(),
        heap.array(dtype, [rows, 2 * columns]).slice(null, [0, null, 2]),
        heap
          .array(dtype, [columns, rows + 3])
          .transpose()
          .slice([3]),
        heap.array(dtype, [rows, columns]).slice([null, null, -1], [null, null, -1]),
      ];
      for (const place of places.slice(1)) kernels.copy(matrix, { out: place });
      return places;
    }

    it.each([
      [0, 3, 2],
      [3, 0, 2],
      [3, 2, 0],
    ])("of %d × %d by … × %d is all zeros", (rows, inner, columns) => {
      using x = heap.array(dtype, [rows, inner]);
      using y = heap.array(dtype, [inner, columns]);
      using out = heap.array(dtype, [rows, columns]);
      out.data.fill(7);
      kernels.matmul(x, y, { out });
      expect(Array.from(out.data)).toEqual(new Array(rows * columns).fill(0));
    });

    it("keeps NaN and infinities to their rows and columns", () => {
      using x = heap.array(dtype, [50, 20]);
      using y = heap.array(dtype, [20, 30]);
      x.data.fill(1);
      y.data.fill(1);
      x.data[49 * 20 + 3] = Number.NaN;
      y.data[7 * 30 + 29] = Infinity;
      using z = kernels.matmul(x, y);
      for (let i = 0; i < 50; i++) {
        for (let j = 0; j < 30; j++) {
          expect(z.data[i * 30 + j]).toBe(i === 49 ? Number.NaN : j === 29 ? Infinity : 20);
        }
      }
    });
  });
});
