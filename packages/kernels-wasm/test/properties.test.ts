import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DType } from "../src/dtypes.js";
import { registry } from "../src/generated/registry.js";
import type { Kernel } from "../src/kernel.js";
import { mismatch } from "./support/compare.js";
import { makeProblem, sizeNames } from "./support/problem.js";
import { builds, runKernel } from "./support/run.js";
import { sized } from "./support/sizes.js";

const kernels = Object.entries<Kernel>(registry).filter(([, entry]) =>
  entry.params.some((p) => p.kind === "array"),
);

/** Elements of a dtype: for elementwise kernels any number there is, for others of a size that sums can bear. */
function elements(entry: Kernel, dtype: DType): fc.Arbitrary<number> {
  const float = { f64: fc.double, f32: fc.float }[dtype as string];
  if (!float) return fc.integer({ min: 0, max: 255 });
  if (entry.family === "elementwise") return float();
  // Neighbours, too: a range that is narrower than its bins.
  const close = fc.constantFrom(0, 5e-324, 1, 1 + 2 ** -52, 1 + 2 ** -51);
  const ordinary = fc.oneof(float({ min: -1000, max: 1000, noNaN: true }), fc.integer({ min: -9, max: 9 }));
  const any = fc.oneof({ weight: 4, arbitrary: ordinary }, { weight: 1, arbitrary: close });
  // Products and squares of less underflow: what is left of them then says nothing of the algorithm.
  const least = dtype === "f32" ? 1e-15 : 1e-130;
  return entry.scale ? any.map((value) => (Math.abs(value) < least ? 0 : value)) : any;
}

describe.each(builds)("%s build", (build) => {
  describe.each(kernels)("%s", (name, entry) => {
    it.each(entry.dtypes)("agrees with its reference on whatever fast-check makes up, in %s", (dtype) => {
      const names = sizeNames(entry);
      const size = fc.integer({ min: 1, max: names.length > 1 ? 20 : 300 });
      const sizes = fc.array(size, {
        minLength: Math.max(1, names.length),
        maxLength: Math.max(1, names.length),
      });
      const values = fc.array(elements(entry, dtype), { minLength: 1, maxLength: 50 });
      fc.assert(
        fc.property(sizes, values, fc.nat(), (lengths, list, seed) => {
          const draw = (_: DType, i: number, array: number) =>
            list[(i + (i >> 4) + 17 * array) % list.length]!;
          const problem = makeProblem(entry, dtype, sized(names, lengths), seed, draw);
          const got = runKernel(name, entry, problem, { build });
          expect(mismatch(entry, dtype, problem, got)).toBeUndefined();
        }),
        { numRuns: 200 },
      );
    });
  });
});
