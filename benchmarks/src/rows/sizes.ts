import { type Kernel, registry } from "@parakern/kernels-wasm";
import type { Bench } from "../bench.js";
import { checkEqual, toleranceOf } from "../check.js";
import { customOf } from "../kernel-goals.js";
import { type Paired, type PairOptions, pairs } from "../pairs.js";
import { type Problem, problem, referenceOf } from "../problem.js";
import { type Figures, type Row, ratioAtMost, timeFigures } from "../row.js";
import { Subject } from "../subject.js";
import { asyncSide, syncSide } from "../timing.js";

const SIZES = [1, 10, 100, 1e3, 3e3, 1e4, 3e4, 1e5, 3e5, 1e6, 1e7] as const;
const SMOKE_SIZES = [1, 100, 500] as const;
const IN_PASSING_MS = 10;
/** How many of the worst are measured again. */
const AGAIN = 3;

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

interface Candidate {
  readonly n: number;
  readonly form: "await" | "sync";
  readonly paired: Paired;
}

/** Each size in passing, then the worst few with care: the largest of many short measurements is mostly noise. */
async function worst(bench: Bench, name: string, entry: Kernel): Promise<Figures> {
  const { n: largest, dtype } = customOf(name);
  const sizes = (bench.options.smoke ? SMOKE_SIZES : SIZES).filter((n) => n <= largest);
  const seen: Candidate[] = [];
  for (const n of sizes) {
    const compare = await comparison(bench, problem(name, entry, n, dtype));
    for (const form of ["await", "sync"] as const) {
      seen.push({ n, form, paired: await compare.pairs(form, { ...bench.pace(), budgetMs: IN_PASSING_MS }) });
    }
    compare.free();
  }
  const again: Candidate[] = [];
  for (const { n, form } of descending(seen).slice(0, AGAIN)) {
    const compare = await comparison(bench, problem(name, entry, n, dtype));
    again.push({ n, form, paired: await compare.pairs(form, bench.pace()) });
    compare.free();
  }
  const { n, form, paired } = descending(again)[0]!;
  const figures = timeFigures({ unit: "µs", reading: "ours ÷ peer" }, paired, "ours on one thread");
  return { ...figures, note: `at ${n.toExponential(0).replace("+", "")}, ${form}` };
}

const descending = (list: readonly Candidate[]): Candidate[] =>
  [...list].sort((a, b) => b.paired.ratio.median - a.paired.ratio.median);

/** One problem on the workers and on one thread, checked against the entry's reference. */
async function comparison(bench: Bench, data: Problem) {
  const parallel = await Subject.on(bench.pool, data);
  const inline = await Subject.on(bench.inline, data);
  checkReference(data, Subject.values(await parallel.call()));
  return {
    pairs(form: Candidate["form"], pace: PairOptions): Promise<Paired> {
      const side = (subject: Subject) =>
        form === "await" ? asyncSide(subject.call) : syncSide(subject.callSync);
      return pairs(side(parallel), side(inline), pace);
    },
    free() {
      parallel[Symbol.dispose]();
      inline[Symbol.dispose]();
    },
  };
}

/** References are plain loops: affordable up to here. */
const CHECKED = 1e4;

function checkReference(data: Problem, ours: ArrayLike<number>): void {
  const { name, entry, dtype, dims } = data;
  if ((dims.n ?? 0) > CHECKED) return;
  const expected = referenceOf(data);
  checkEqual(`${name} against its reference`, ours, expected, toleranceOf(entry, dtype), dtype);
}
