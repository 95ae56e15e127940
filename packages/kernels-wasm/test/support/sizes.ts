import type { DType } from "../../src/dtypes.js";
import type { Kernel } from "../../src/kernel.js";
import { prepare } from "../../src/prepare/prepare.js";
import { makeProblem, type Sizes, sizeNames } from "./problem.js";
import { argumentsOf, heap, place } from "./run.js";

const SMALL = [1, 2, 3, 4, 5, 7, 8, 15, 16, 17, 31, 33, 63, 64, 65, 100, 1000];
/** For kernels with several sizes: odd ones, those around blocks of vectors, and long and flat ones. */
const MIXED = [
  [1, 1, 1],
  [1, 2, 3],
  [5, 1, 7],
  [4, 8, 8],
  [17, 33, 20],
  [64, 64, 64],
  [3, 200, 130],
  [65, 7, 259],
];

/** Sizes worth a test: small ones, those at the edges of chunks, and a few chunks. */
export function interestingSizes(name: string, entry: Kernel, dtype: DType): Sizes[] {
  const names = sizeNames(entry);
  if (names.length > 1) return MIXED.map((sizes) => sized(names, sizes));
  if (!entry.params.some((param) => param.kind === "array" || (param.kind === "number" && param.sizes)))
    return [{ any: [] }];
  const chunks = chunksOf(name, entry, dtype, names);
  const edges = chunks.flatMap((chunk) => [chunk - 1, chunk, chunk + 1, 2 * chunk + 1, 4 * chunk - 1]);
  return [...new Set([...SMALL, ...edges.filter((n) => n > 0)])].map((n) => sized(names, [n]));
}

/** Sizes by name, and for arrays of any shape; from the first again where there are more names. */
export function sized(names: readonly string[], sizes: readonly number[]): Sizes {
  return {
    any: [sizes[0]!],
    ...Object.fromEntries(names.map((name, i) => [name, sizes[i % sizes.length]!])),
  };
}

/** Lengths of the chunks of a large call. */
function chunksOf(name: string, entry: Kernel, dtype: DType, names: readonly string[]): number[] {
  const problem = makeProblem(entry, dtype, sized(names, [200_000]), 1);
  const arrays = place(problem);
  const call = prepare(name, entry, heap, argumentsOf(entry, problem, arrays));
  // Where a chunk is a piece of its own, as of a reduction, its length is what the pieces are of the whole.
  const chunks = call.plan.flatMap(({ chunk, count }) => [chunk, Math.ceil(200_000 / count)]);
  call.abandon();
  for (const array of arrays) array.free();
  return [...new Set(chunks)].filter((chunk) => chunk < 100_000);
}
