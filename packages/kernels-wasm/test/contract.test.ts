import { afterAll, describe, expect, it } from "vitest";
import { NDArray } from "../src/array/ndarray.js";
import type { DType } from "../src/dtypes.js";
import { KernelArgumentError } from "../src/errors.js";
import { registry } from "../src/generated/registry.js";
import type { Kernel } from "../src/kernel.js";
import { load } from "../src/load.js";
import type { KernelResult } from "../src/prepare/prepared-call.js";
import { mismatch, sameBits } from "./support/compare.js";
import { makeProblem, type Problem } from "./support/problem.js";
import { apart, builds, heap, type Plain, type RunOptions, runKernel, shuffled } from "./support/run.js";
import { interestingSizes } from "./support/sizes.js";
import { specialProblems } from "./support/special.js";
import { axisProblems, broadcastProblems, optionProblems } from "./support/variants.js";

// What must hold of every kernel, derived from its entry alone.

const before = heap.stats();

afterAll(() => expect(heap.stats()).toMatchObject({ used: before.used, blocks: before.blocks }));

/** A result as it is written in an example; its arrays are freed. */
function nested(result: KernelResult): unknown {
  if (typeof result === "number") return result;
  if (!(result instanceof NDArray)) {
    return Object.fromEntries(Object.entries(result).map(([name, array]) => [name, nested(array)]));
  }
  using array = result;
  return array.toArray();
}

/** What `call` returns, or undefined where it says that it needs some elements. */
function refusal(call: () => string | undefined): string | undefined {
  try {
    return call();
  } catch (error) {
    if (error instanceof KernelArgumentError && /expected at least one/.test(error.message)) return;
    throw error;
  }
}

describe.each(builds)("%s build", async (build) => {
  const { kernels } = await load({ heap, build });

  describe.each(Object.entries<Kernel>(registry))("%s", (name, entry) => {
    const run = (problem: Problem, options: RunOptions = {}) =>
      runKernel(name, entry, problem, { build, ...options });

    it("gives the results of its examples", () => {
      for (const { args, options = {}, result } of entry.examples) {
        const call = kernels[name as keyof typeof kernels] as unknown as (...args: unknown[]) => KernelResult;
        expect(nested(call(...args, options))).toEqual(result);
      }
    });

    describe.each(entry.dtypes)("%s", (dtype: DType) => {
      // Made once for all tests of a dtype, and given up after them.
      let made: readonly { readonly problem: Problem; readonly result: Plain }[] | undefined;
      const problems = () => {
        made ??= interestingSizes(name, entry, dtype).map((sizes, seed) => {
          const problem = makeProblem(entry, dtype, sizes, seed);
          return { problem, result: run(problem) };
        });
        return made;
      };
      afterAll(() => {
        made = undefined;
      });

      it("agrees with its reference for every kind of size", () => {
        for (const { problem, result } of problems()) {
          expect(mismatch(entry, dtype, problem, result), JSON.stringify(problem.dims)).toBeUndefined();
        }
      });

      it("agrees with its reference for special values", () => {
        for (const problem of specialProblems(entry, dtype)) {
          expect(mismatch(entry, dtype, problem, run(problem))).toBeUndefined();
        }
      });

      it("agrees with its reference for arrays that are broadcast, along each axis, and with each option", () => {
        const all = [broadcastProblems, axisProblems, optionProblems].flatMap((make) => make(entry, dtype));
        for (const problem of all) {
          const what = JSON.stringify([problem.arrays.map(({ shape }) => shape), problem.options]);
          expect(mismatch(entry, dtype, problem, run(problem)), what).toBeUndefined();
          if (problem.dims.n! > 10_000) continue;
          expect(sameBits(run(problem), run(problem, { placement: "apart" })), what).toBe(true);
          expect(sameBits(run(problem), run(problem, { run: shuffled(7) })), what).toBe(true);
        }
      });

      it("has a result for no elements, or says that it needs some", () => {
        const empty = interestingSizes(name, entry, dtype)[0]!;
        for (const size of Object.keys(empty).filter((key) => key !== "any" || "n" in empty === false)) {
          const problem = makeProblem(entry, dtype, { ...empty, [size]: size === "any" ? [0] : 0 }, 1);
          if (problem.arrays.every(({ values }) => values.length > 0)) continue;
          if (entry.output.kind === "number" && entry.output.empty === undefined) {
            expect(() => run(problem)).toThrow("expected at least one element, got none");
          } else {
            expect(
              refusal(() => mismatch(entry, dtype, problem, run(problem))),
              size,
            ).toBeUndefined();
          }
        }
      });

      it("gives the same bits wherever the arrays begin", () => {
        for (const { problem, result } of problems()) {
          expect(sameBits(result, run(problem, { placement: "shifted" }))).toBe(true);
        }
      });

      it("gives the same bits for views with gaps, and into them", () => {
        for (const { problem, result: bits } of problems()) {
          const out: RunOptions["out"] = (result) => apart(result.dtype, result.shape, -1);
          expect(sameBits(bits, run(problem, { placement: "apart" }))).toBe(true);
          expect(sameBits(bits, run(problem, { out }))).toBe(true);
        }
      });

      it("gives the same bits in whatever order its chunks run", () => {
        for (const { problem, result } of problems()) {
          expect(sameBits(result, run(problem, { run: shuffled(7) }))).toBe(true);
        }
      });

      const { output, params } = entry;
      const arrays = params.filter(({ kind }) => kind === "array");
      for (const param of output.kind === "array" ? output.inPlace : []) {
        it(`gives the same bits in place of ${param}`, () => {
          const inPlace = arrays.findIndex((array) => array.name === param);
          for (const { problem, result } of problems()) {
            expect(sameBits(result, run(problem, { inPlace }))).toBe(true);
          }
        });
      }
    });
  });
});
