import { Pool } from "@parakern/core";
import { type BenchRow, benchKernel } from "../bench/bench-kernel.js";
import { allKernels, findKernel } from "../kernels/find-kernel.js";
import { formatRatio } from "../plot/scale.js";
import { type Paint, paintFor } from "../terminal/color.js";
import {
  type CommonOptions,
  createCommand,
  parseArguments,
  wholeNumber,
  withWorkers,
} from "../terminal/command.js";
import { formatMs } from "../terminal/format-ms.js";
import { Progress } from "../terminal/progress.js";
import { formatTable } from "../terminal/table.js";
import { writeJson, writeLines } from "../terminal/write.js";

interface BenchOptions extends CommonOptions {
  readonly sizes: readonly number[];
  readonly workers?: number;
}

const help = {
  summary:
    "Times kernels on one thread and on the workers, on the same data, by turns. Results are compared first.",
  usage: "[kernels…] [options]",
  examples: [
    ["parakern bench", "every kernel"],
    ["parakern bench exp sum --sizes 1e4,1e6,1e7", "two kernels at three sizes"],
    ["parakern bench --json > bench.json", "the numbers"],
  ],
} as const;

/** `parakern bench`. */
export async function run(args: readonly string[]): Promise<void> {
  const command = withWorkers(createCommand("bench", help))
    .argument("[kernels...]", "their names (default: all)")
    .option(
      "--sizes <list>",
      "elements of an argument; matrices are square",
      parseSizes,
      [10_000, 1_000_000],
    );
  if (!parseArguments(command, args)) return;
  const { sizes, workers, json, quiet = false, color } = command.opts<BenchOptions>();
  const kernels =
    command.args.length > 0 ? command.args.map((name) => findKernel(name, "bench")) : allKernels();
  await using inlinePool = new Pool({ backend: "inline", size: 1 });
  await using pool = new Pool(workers === undefined ? {} : { size: workers });
  const rows: BenchRow[] = [];
  {
    using progress = new Progress({ quiet });
    for (const kernel of kernels) {
      for (const n of sizes) {
        progress.update(`${kernel.name}, ${n.toLocaleString("en-US")} elements …`);
        rows.push(await benchKernel(kernel, n, inlinePool, pool));
      }
    }
  }
  if (json) return writeJson({ workers: pool.size, node: process.version, rows });
  await writeLines(benchTable(rows, pool.size, paintFor(process.stdout, color)));
}

function benchTable(rows: readonly BenchRow[], workers: number, paint: Paint): string[] {
  const titles = [
    "elements",
    "1 thread ms",
    `${workers} worker${workers === 1 ? "" : "s"} ms`,
    "times faster",
    "ns/element",
  ];
  const columns = [{ title: "kernel", align: "left" as const }, ...titles.map((title) => ({ title }))];
  const cells = rows.map(({ kernel, n, inlineMs, workersMs, speedup, nsPerElement }) => [
    kernel,
    n.toLocaleString("en-US"),
    formatMs(inlineMs),
    formatMs(workersMs),
    paint(speedup > 1.1 ? "green" : "dim", formatRatio(speedup)),
    nsPerElement.toPrecision(3),
  ]);
  return formatTable(columns, cells);
}

function parseSizes(text: string): readonly number[] {
  return text.split(",").map(wholeNumber(1, 2 ** 29));
}
