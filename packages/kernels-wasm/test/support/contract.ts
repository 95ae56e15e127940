import { afterAll, describe, expect, it } from "vitest";
import { NDArray } from "../../src/array/ndarray.js";
import type { DType } from "../../src/dtypes.js";
import { KernelArgumentError } from "../../src/errors.js";
import { registry } from "../../src/generated/registry.js";
import type { Kernel } from "../../src/kernel.js";
import { load } from "../../src/load.js";
import type { Build } from "../../src/module.js";
import type { KernelResult } from "../../src/prepare/prepared-call.js";
import { mismatch, sameBits } from "./compare.js";
import { makeProblem, type Problem } from "./problem.js";
import { apart, builds, heap, type Plain, type RunOptions, runKernel, shuffled } from "./run.js";
import { interestingSizes } from "./sizes.js";
import { specialProblems } from "./special.js";
import { axisProblems, broadcastProblems, optionProblems } from "./variants.js";

// What must hold of every kernel, derived from its entry alone.

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

const methods = Object.fromEntries(
  await Promise.all(builds.map(async (build) => [build, (await load({ heap, build })).kernels] as const)),
);

/** The contract of every kernel whose place in the registry is one of `part`: files of tests run side by side. */
export function contract(part: (index: number) => boolean): void {
  const before = heap.stats();
  afterAll(() => expect(heap.stats()).toMatchObject({ used: before.used, blocks: before.blocks }));
  const kernels = Object.entries<Kernel>(registry).filter((_, index) => part(index));

  describe.each(kernels)("%s", (name, entry) => {
    it.each(builds)("gives the results of its examples in the %s build", (build) => {
      for (const { args, options = {}, result } of entry.examples) {
        const call = methods[build]![name as keyof (typeof methods)[string]] as unknown as Call;
        expect(nested(call(...args, options))).toEqual(result);
      }
    });

    describe.each(entry.dtypes)("%s", (dtype) => {
      // Made once for both builds, and given up after them: references take longest.
      let made: Problems | undefined;
      const problems = () => {
        made ??= problemsOf(name, entry, dtype);
        return made;
      };
      afterAll(() => {
        made = undefined;
      });
      describe.each(builds)("%s build", (build) => holdsFor(name, entry, dtype, build, problems));
    });
  });
}

/** Families whose sums of products are rounded once where the engine can: faster, and of other bits. */
const FUSES: ReadonlySet<string> = new Set(["linear algebra", "signal", "distance", "learning"]);

type Call = (...args: unknown[]) => KernelResult;

interface Problems {
  readonly sizes: readonly Problem[];
  readonly special: readonly Problem[];
  readonly variants: readonly Problem[];
}

function problemsOf(name: string, entry: Kernel, dtype: DType): Problems {
  return {
    sizes: interestingSizes(name, entry, dtype).map((sizes, seed) => makeProblem(entry, dtype, sizes, seed)),
    special: specialProblems(entry, dtype),
    variants: [broadcastProblems, axisProblems, optionProblems].flatMap((make) => make(entry, dtype)),
  };
}

function holdsFor(name: string, entry: Kernel, dtype: DType, build: Build, made: () => Problems): void {
  const run = (problem: Problem, options: RunOptions = {}) =>
    runKernel(name, entry, problem, { build, ...options });
  let ran: readonly { readonly problem: Problem; readonly result: Plain }[] | undefined;
  const problems = () => {
    ran ??= made().sizes.map((problem) => ({ problem, result: run(problem) }));
    return ran;
  };
  afterAll(() => {
    ran = undefined;
  });

  it("agrees with its reference for every kind of size", () => {
    for (const { problem, result } of problems()) {
      expect(mismatch(entry, dtype, problem, result), JSON.stringify(problem.dims)).toBeUndefined();
    }
  });

  it("agrees with its reference for special values", () => {
    for (const problem of made().special) {
      expect(mismatch(entry, dtype, problem, run(problem))).toBeUndefined();
    }
  });

  it("agrees with its reference for arrays that are broadcast, along each axis, and with each option", () => {
    for (const problem of made().variants) {
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

  if (build === "relaxed" && !FUSES.has(entry.family)) {
    it("gives the same bits in both builds", () => {
      for (const { problem, result } of problems()) {
        expect(sameBits(result, run(problem, { build: "plain" }))).toBe(true);
      }
    });
  }

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
}
