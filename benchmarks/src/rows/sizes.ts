import { type Kernel, registry } from "@parakern/kernels-wasm";
import type { Bench } from "../bench.js";
import { checkEqual, toleranceOf } from "../check.js";
import { customOf } from "../kernel-goals.js";
import { type Paired, pairs } from "../pairs.js";
import { problem } from "../problem.js";
import { type Figures, type Row, ratioAtMost, timeFigures } from "../row.js";
import { Subject } from "../subject.js";
import { asyncSide, syncSide } from "../timing.js";

const SIZES = [1, 10, 100, 1e3, 3e3, 1e4, 3e4, 1e5, 3e5, 1e6, 1e7] as const;
/** A kernel with more work an element than this is measured up to its own usual size. */
const SMOKE_SIZES = [1, 100, 500] as const;

/** Every kernel at every size against the same call on one thread, awaited and blocking: the worst ratio of all. */
export function rows(): Row[] {
  return Object.entries(registry as Record<string, Kernel>).map(([name, entry]) => ({
    id: `sizes/${name}`,
    what: `${name}, worst of sizes 1 … ${customOf(name).label}, ÷ one thread`,
    unit: "µs",
    reading: "ours ÷ peer",
    goal: ratioAtMost(1.1),
    measure: (bench) => worst(bench, name, entry),
  }));
}

async function worst(bench: Bench, name: string, entry: Kernel): Promise<Figures> {
  let found: { paired: Paired; note: string } | undefined;
  const { n: largest, dtype } = customOf(name);
  for (const n of (bench.options.smoke ? SMOKE_SIZES : SIZES).filter((size) => size <= largest)) {
    const data = problem(name, entry, n, dtype);
    using parallel = await Subject.on(bench.pool, data);
    using inline = await Subject.on(bench.inline, data);
    checkReference(data, Subject.values(await parallel.call()));
    for (const form of ["await", "sync"] as const) {
      const side = (subject: Subject) =>
        form === "await" ? asyncSide(subject.call) : syncSide(subject.callSync);
      const paired = await pairs(side(parallel), side(inline), { ...bench.pace(), budgetMs: 10 });
      if (found && found.paired.ratio.median >= paired.ratio.median) continue;
      found = { paired, note: `at ${n.toExponential(0).replace("+", "")}, ${form}` };
    }
  }
  const figures = timeFigures({ unit: "µs", reading: "ours ÷ peer" }, found!.paired, "ours on one thread");
  return { ...figures, note: found!.note };
}

/** References are plain loops: affordable up to here. */
const CHECKED = 1e4;

function checkReference(data: ReturnType<typeof problem>, ours: ArrayLike<number>): void {
  const { name, entry, dtype, numbers, dims } = data;
  if ((dims.n ?? 0) > CHECKED) return;
  const arrays = Object.fromEntries(Object.entries(data.arrays).map(([key, { data }]) => [key, data]));
  const expected = entry.reference({ arrays, numbers, dims });
  const list = typeof expected === "number" ? [expected] : expected;
  checkEqual(`${name} against its reference`, ours, list, toleranceOf(entry, dtype), dtype);
}
