import { Option } from "commander";
import type { BenchResult, BenchSettings } from "../bench/bench-kernels.js";
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
  summary: "Times kernels on one thread and on the workers, by turns, after their results were compared.",
  usage: "[kernels…] [options]",
  examples: [
    ["parakern bench", "every kernel"],
    ["parakern bench exp sum --sizes 1e4,1e7", "two kernels at two sizes"],
    ["parakern bench --json > bench.json", "the numbers"],
  ],
} as const;

/** `parakern bench`. */
export async function run(args: readonly string[]): Promise<void> {
  const sizeOption = new Option("--sizes <list>", "elements of an argument; matrices are square")
    .argParser(parseSizes)
    .default([10_000, 1_000_000], "1e4,1e6");
  const command = withWorkers(createCommand("bench", help))
    .argument("[kernels...]", "their names (default: all)")
    .addOption(sizeOption);
  if (!parseArguments(command, args)) return;
  const { sizes, workers, json, quiet = false, color } = command.opts<BenchOptions>();
  const result = await benchWithProgress({ kernels: command.args, sizes, workers }, quiet);
  if (json) return writeJson(result);
  await writeLines(benchTable(result, paintFor(process.stdout, color)));
}

async function benchWithProgress(settings: BenchSettings, quiet: boolean): Promise<BenchResult> {
  const { benchKernels } = await import("../bench/bench-kernels.js");
  using progress = new Progress({ quiet });
  return await benchKernels({ ...settings, onProgress: (text) => progress.update(text) });
}

function benchTable({ rows, workers }: BenchResult, paint: Paint): string[] {
  const carriers = `${workers} worker${workers === 1 ? "" : "s"} ms`;
  const titles = ["elements", "1 thread ms", carriers, "times faster", "ns/element"];
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
