import type { Kernel } from "../../src/kernel.js";
import type { Phase } from "../../src/plan.js";
import { prepare } from "../../src/prepare/prepare.js";
import { makeProblem, sizeNames } from "./problem.js";
import { argumentsOf, heap, place } from "./run.js";
import { sized } from "./sizes.js";

/** Phases of calls of many sizes: together, all that a kernel ever runs. */
export function plannedPhases(name: string, entry: Kernel): Phase[] {
  return entry.dtypes.flatMap((dtype) =>
    [1, 5, 100, 5000, 400_000].flatMap((n) => {
      const names = sizeNames(entry);
      const sizes = names.length > 1 ? names.map(() => Math.ceil(Math.cbrt(n))) : [n];
      const problem = makeProblem(entry, dtype, sized(names, sizes), 1);
      const arrays = place(problem);
      const call = prepare(name, entry, heap, argumentsOf(entry, problem, arrays));
      call.abandon();
      for (const array of arrays) array.free();
      return [...call.plan];
    }),
  );
}
