import type { Kernel } from "../../src/kernel.js";
import type { Phase } from "../../src/plan.js";
import { prepare } from "../../src/prepare/prepare.js";
import { makeProblem, sizeNames } from "./problem.js";
import { argumentsOf, heap, place } from "./run.js";
import { sized } from "./sizes.js";
import { axisProblems, optionProblems } from "./variants.js";

/** Phases of calls of many sizes: together, all that a kernel ever runs. */
export function plannedPhases(name: string, entry: Kernel): Phase[] {
  return entry.dtypes.flatMap((dtype) => {
    const names = sizeNames(entry);
    const plain = [1, 5, 100, 5000, 400_000].map((n) => {
      const sizes = names.length > 1 ? names.map(() => Math.ceil(Math.cbrt(n))) : [n];
      return makeProblem(entry, dtype, sized(names, sizes), 1);
    });
    return [...plain, ...axisProblems(entry, dtype), ...optionProblems(entry, dtype)].flatMap((problem) => {
      const arrays = place(problem);
      const call = prepare(name, entry, heap, argumentsOf(entry, problem, arrays));
      call.abandon();
      for (const array of arrays) array.free();
      return [...call.plan];
    });
  });
}
