import { describe, expect, it } from "vitest";
import { registry } from "../../src/generated/registry.js";
import type { Kernel } from "../../src/kernel.js";
import { mismatch } from "../support/compare.js";
import { makeProblem } from "../support/problem.js";
import { builds, runKernel } from "../support/run.js";
import { choices } from "../support/variants.js";

// Pictures that are all edge: of one pixel, one row or one column, and of fewer than a vector, in grey, RGB and RGBA.

const SIZES = [1, 2, 3, 5, 16, 37];
const SHAPES = SIZES.flatMap((n) => [
  [1, n],
  [n, 1],
  [2, n],
]);

/** Further values of options, and numbers, that reach beyond such pictures. */
const settings: Readonly<Record<string, readonly Readonly<Record<string, number>>[]>> = {
  gaussianBlur: [{ sigma: 0.3 }, { sigma: 4, radius: 20 }, { sigma: 2, radius: 0 }],
  sobel: [{ scale: 0.25 }],
};
const numbers: Readonly<Record<string, readonly Readonly<Record<string, number>>[]>> = {
  pixelate: [1, 2, 7, 40].map((size) => ({ size })),
  resize: [
    [1, 1],
    [1, 50],
    [50, 1],
    [3, 2],
  ].map(([height, width]) => ({ height: height!, width: width! })),
};

const images = Object.entries<Kernel>(registry).filter(([, { family }]) => family === "image");

describe.each(builds)("%s build", (build) => {
  it.each(images)("%s is its reference at every edge", (name, entry) => {
    for (const [height, width] of SHAPES as [number, number][]) {
      for (const channels of [1, 3, 4]) {
        for (const options of [...choices(entry), ...(settings[name] ?? [])]) {
          const drawn = makeProblem(entry, "u8", { any: [], height, width, channels }, 1, undefined, options);
          for (const given of numbers[name] ?? [{}]) {
            const problem = { ...drawn, numbers: { ...drawn.numbers, ...given } };
            const what = JSON.stringify([height, width, channels, options, given]);
            expect(
              mismatch(entry, "u8", problem, runKernel(name, entry, problem, { build })),
              what,
            ).toBeUndefined();
          }
        }
      }
    }
  });
});
