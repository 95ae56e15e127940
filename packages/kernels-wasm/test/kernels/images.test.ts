import { describe, expect, it } from "vitest";
import { load } from "../../src/load.js";
import { random } from "../support/random.js";
import { builds, heap } from "../support/run.js";

const next = random(5);
const picture = (height: number, width: number, channels: number) =>
  heap
    .array(Uint8Array.from({ length: height * width * channels }, () => next() * 256))
    .reshape([height, width, channels]);

describe.each(builds)("images, %s build", async (build) => {
  const { kernels } = await load({ heap, build });

  it.each([1, 2, 3, 16, 257, 1000])(
    "pixelate in squares of %d is the mean of each, at the edges, too",
    (size) => {
      for (const channels of [1, 3, 4]) {
        using image = picture(300, 67, channels);
        using out = kernels.pixelate(image, size);
        for (const [y, x] of [
          [0, 0],
          [299, 66],
          [150, 66],
          [299, 0],
        ] as const) {
          const [top, left] = [y - (y % size), x - (x % size)];
          const [bottom, right] = [Math.min(300, top + size), Math.min(67, left + size)];
          for (let c = 0; c < channels; c++) {
            let sum = 0;
            for (let v = top; v < bottom; v++) for (let u = left; u < right; u++) sum += image.at(v, u, c);
            const mean = Math.round(sum / ((bottom - top) * (right - left)));
            for (const [v, u] of [
              [y, x],
              [top, left],
              [bottom - 1, right - 1],
            ] as const)
              expect(out.at(v, u, c)).toBe(mean);
          }
        }
      }
    },
  );

  it("pixelate in squares of 1 is the image, and white stays white in the largest", () => {
    using image = picture(9, 31, 4);
    using same = kernels.pixelate(image, 1);
    expect(same.toArray()).toEqual(image.toArray());
    using white = heap.array("u8", [4200, 5000, 1]).fill(255);
    using out = kernels.pixelate(white, 4096);
    expect(out.data.every((byte) => byte === 255)).toBe(true);
  });

  it("pixelate refuses squares of no size, or beyond 4096", () => {
    using image = picture(2, 2, 4);
    for (const size of [0, -1, 1.5, 4097, Number.NaN])
      expect(() => kernels.pixelate(image, size)).toThrow("pixelate: size: expected");
  });

  it("sobel finds no edge in one colour, keeps alpha, and sees the same turned by a quarter", () => {
    using flat = heap.array("u8", [20, 30, 4]).fill(77);
    using none = kernels.sobel(flat);
    expect(none.data.every((byte, i) => byte === (i % 4 === 3 ? 77 : 0))).toBe(true);
    using image = picture(23, 41, 3);
    using turned = heap.array("u8", [41, 23, 3]);
    for (let y = 0; y < 23; y++)
      for (let x = 0; x < 41; x++)
        for (let c = 0; c < 3; c++) turned.data[(x * 23 + y) * 3 + c] = image.at(y, x, c);
    using a = kernels.sobel(image, { scale: 0.25 });
    using b = kernels.sobel(turned, { scale: 0.25 });
    for (let y = 0; y < 23; y++)
      for (let x = 0; x < 41; x++) for (let c = 0; c < 3; c++) expect(b.at(x, y, c)).toBe(a.at(y, x, c));
  });

  it("convolve2d is convolve along rows and columns, where weights are a product of both", () => {
    using x = heap.array(Float64Array.from({ length: 12 * 17 }, next)).reshape([12, 17]);
    const [column, row] = [
      [1, 4, 6, 4, 1],
      [1, -2, 3],
    ] as const;
    using both = kernels.convolve2d(
      x,
      column.map((a) => row.map((b) => a * b)),
    );
    using across = kernels.convolve2d(x, [[...row]]);
    for (let j = 0; j < 19; j++) {
      using line = kernels.convolve(
        Array.from({ length: 12 }, (_, i) => across.at(i, j)),
        [...column],
      );
      for (let i = 0; i < 16; i++) expect(both.at(i, j)).toBeCloseTo(line.at(i), 12);
    }
  });

  it("convolve2d has the shapes of SciPy, and none where the weights are larger than what is valid", () => {
    const x = [
      [1, 2, 3],
      [4, 5, 6],
    ];
    const y = [
      [1, 0],
      [0, 1],
      [2, 2],
    ];
    for (const [mode, shape] of [
      ["full", [4, 4]],
      ["same", [2, 3]],
      ["valid", [0, 2]],
    ] as const) {
      using out = kernels.convolve2d(x, y, { mode });
      expect(out.shape).toEqual(shape);
    }
    expect(() => kernels.convolve2d([1, 2] as never, y)).toThrow("convolve2d: x: expected");
  });
});
