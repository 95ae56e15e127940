import { execFile } from "node:child_process";
import { freemem } from "node:os";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Bench } from "../bench.js";
import { formatNumber } from "../report.js";
import { oursAtMost, type Row } from "../row.js";
import { SkipError } from "../skip.js";
import { spread } from "../statistics.js";

const execute = promisify(execFile);

/** What only a fresh process can show: its start, and the memory it holds at most. */
export function rows(): Row[] {
  return [
    {
      id: "cold-start",
      what: "new Pool to the first kernel result (√(x³) of 1e6 numbers)",
      unit: "ms",
      reading: "ours ÷ peer",
      goal: oursAtMost(120),
      measure: async (bench) => several(bench, "cold-start", bench.size(1e6), bench.pace().rounds * 2),
    },
    {
      id: "instantiate",
      what: "an instance of the compiled kernels, all of them",
      unit: "ms",
      reading: "ours ÷ peer",
      goal: oursAtMost(5),
      measure: async (bench) => several(bench, "instantiate", 0, bench.pace().rounds * 2),
    },
    {
      id: "memory",
      what: "array and √(x³) of 1e8 f64: resident memory beyond the data",
      unit: "MB",
      reading: "ours ÷ peer",
      goal: oursAtMost(150),
      async measure(bench) {
        const n = bench.size(1e8);
        if (freemem() < n * 8 * 3) throw new SkipError("less than 2.4 GB of memory are free");
        return several(bench, "memory", n, 1);
      },
    },
  ];
}

async function several(
  bench: Bench,
  probe: string,
  n: number,
  times: number,
): Promise<{ ours: number; note: string }> {
  const file = fileURLToPath(new URL(`../probes/${probe}.js`, import.meta.url));
  const seen: number[] = [];
  for (let i = 0; i < times; i += 1) {
    seen.push(await run(file, n, bench.options.workers));
  }
  const { median, min, max } = spread(seen);
  return { ours: median, note: `${times} processes, ${formatNumber(min)} … ${formatNumber(max)}` };
}

async function run(file: string, n: number, workers: number): Promise<number> {
  const figures = await execute(process.execPath, [file, String(n), String(workers)]).catch((error) => {
    const end = error.signal ? `on ${error.signal}` : `with exit code ${error.code}`;
    throw new Error(`the process ended ${end}: ${error.stderr.trim()}`);
  });
  return Number(figures.stdout);
}
