import { NDArray } from "../../src/array/ndarray.js";
import type { DType } from "../../src/dtypes.js";
import type { Kernel } from "../../src/kernel.js";
import type { Phase } from "../../src/plan.js";
import { elementOf } from "../../src/prepare/element.js";
import { prepare } from "../../src/prepare/prepare.js";
import { makeProblem, sizeNames } from "./problem.js";
import { argumentsOf, heap, place } from "./run.js";
import { sized } from "./sizes.js";
import { axisProblems, choices, optionProblems } from "./variants.js";

const planned = new Map<Kernel, readonly Phase[]>();

/** Phases of calls of many sizes: together, all that a kernel ever runs. */
export function plannedPhases(name: string, entry: Kernel): readonly Phase[] {
  const phases = planned.get(entry) ?? plan(name, entry);
  planned.set(entry, phases);
  return phases;
}

function plan(name: string, entry: Kernel): Phase[] {
  return entry.dtypes.flatMap((dtype) => {
    const names = sizeNames(entry);
    const plain = [1, 5, 100, 5000, 400_000].flatMap((n) => {
      const sizes = names.length > 1 ? names.map(() => Math.ceil(Math.cbrt(n))) : [n];
      // Words may lead to phases of their own, and large sizes to phases that small ones do without.
      const words = n < 400_000 ? [{}] : choices(entry);
      return words.map((word) => makeProblem(entry, dtype, sized(names, sizes), 1, undefined, word));
    });
    const problems = [...plain, ...axisProblems(entry, dtype), ...optionProblems(entry, dtype)];
    const planned = problems.flatMap((problem) => {
      const arrays = place(problem);
      const call = prepare(name, entry, heap, argumentsOf(entry, problem, arrays));
      call.abandon();
      for (const array of arrays) array.free();
      return [...call.plan];
    });
    // Examples are of floats: not all of them fit other types.
    return dtype.startsWith("f") ? [...planned, ...examplePhases(name, entry, dtype)] : planned;
  });
}

/** Phases of the entry's examples, whose options lead where the defaults do not. */
function examplePhases(name: string, entry: Kernel, dtype: DType): Phase[] {
  const positional = entry.params.filter(({ kind }) => kind !== "option");
  return entry.examples.flatMap(({ args, options = {} }) => {
    const given = args.map((arg, i) => {
      const param = positional[i]!;
      return param.kind === "array" && typeof arg !== "number"
        ? heap.array(arg as number[], { dtype: elementOf(param.dtype, dtype) })
        : arg;
    });
    const call = prepare(name, entry, heap, [...given, options]);
    call.abandon();
    for (const array of given) if (array instanceof NDArray) array.free();
    return [...call.plan];
  });
}
