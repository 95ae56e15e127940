import { type Kernel, registry } from "@parakern/kernels-wasm";
import { checkEqual } from "../check.js";
import { customOf, scalingGoal } from "../kernel-goals.js";
import { pairs } from "../pairs.js";
import { problem } from "../problem.js";
import { type Row, timeFigures } from "../row.js";
import { Subject } from "../subject.js";
import { asyncSide } from "../timing.js";

/** Every kernel on the workers against itself on one thread; the results must be the same bits. */
export function rows(): Row[] {
  return Object.entries(registry as Record<string, Kernel>).map(([name, entry]) => {
    const custom = customOf(name);
    const goal = scalingGoal(name);
    const row = {
      id: `scaling/${name}`,
      what: `${name}, ${custom.label}, one thread ÷ workers`,
      unit: "ms",
      reading: "peer ÷ ours",
      ...(goal && { goal }),
    } as const;
    return {
      ...row,
      async measure(bench) {
        const data = problem(name, entry, bench.size(custom.n), custom.dtype);
        using parallel = await Subject.on(bench.pool, data);
        using inline = await Subject.on(bench.inline, data);
        const [ours, theirs] = [await parallel.call(), await inline.call()];
        checkEqual(`${name} on workers`, Subject.values(ours), Subject.values(theirs), { ulp: 0 });
        const paired = await pairs(
          asyncSide(parallel.call),
          asyncSide(inline.call),
          bench.pace(goal ? 2 : 1),
        );
        return { ...timeFigures(row, paired, "ours on one thread"), work: parallel.work(data) };
      },
    };
  });
}
