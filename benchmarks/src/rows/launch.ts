import { registry } from "@parakern/kernels-wasm";
import type { Bench } from "../bench.js";
import { checkEqual } from "../check.js";
import { pairs } from "../pairs.js";
import { type Problem, problem } from "../problem.js";
import { type Figures, oursAtMost, type Row } from "../row.js";
import { spread } from "../statistics.js";
import { Subject } from "../subject.js";
import { asyncSide, syncSide } from "../timing.js";

/** A window inside the Mandelbrot set: each row of it is the same work, done in registers. */
const WINDOW = { maxIterations: 256, xMin: -0.1, xMax: 0.1, yMin: -0.1, yMax: 0.1 };
const WIDTH = 256;
/** Some four chunks for each worker: a few hundred µs, well above what runs in place. */
const ROWS_PER_WORKER = 8;

/** What a hot parallel region costs beyond its work: its time less an equal share of the same work on one thread. */
export function rows(): Row[] {
  return [row("await", 30), row("sync", 3)];
}

function row(form: "await" | "sync", goal: number): Row {
  return {
    id: `launch/${form}`,
    what: `a hot parallel region, ${form === "await" ? "awaited" : ".sync"}, beyond its work`,
    unit: "µs",
    reading: "ours ÷ peer",
    goal: oursAtMost(goal),
    measure: (bench) => launch(bench, form),
  };
}

async function launch(bench: Bench, form: "await" | "sync"): Promise<Figures> {
  const { workers } = bench.options;
  const data = picture(workers);
  using parallel = await Subject.on(bench.pool, data);
  using inline = await Subject.on(bench.inline, data);
  const [ours, theirs] = [await parallel.call(), await inline.call()];
  checkEqual("mandelbrot on workers", Subject.values(ours), Subject.values(theirs), { ulp: 0 });
  const side = (subject: Subject) =>
    form === "await" ? asyncSide(subject.call) : syncSide(subject.callSync);
  const { rounds } = await pairs(side(parallel), side(inline), bench.pace());
  const beyond = spread(rounds.map((round) => (round.ours - round.peer / workers) * 1e6));
  const work = Math.round((rounds[0]!.peer / workers) * 1e6);
  return {
    ours: beyond.median,
    note: `${beyond.min.toFixed(1)} … ${beyond.max.toFixed(1)}, work of ${work} µs a worker`,
  };
}

/** A region of some four chunks for each worker. */
export function picture(workers: number): Problem {
  const size = { width: WIDTH, height: ROWS_PER_WORKER * workers };
  return problem("mandelbrot", registry.mandelbrot, size.width * size.height, "f64", { ...WINDOW, ...size });
}
