import { pictureOf } from "../experiment/picture.js";
import type { SpeedupResult } from "../experiment/speedup.js";
import { AtomicFile } from "../output/atomic-file.js";
import { formatRatio } from "../plot/scale.js";
import { speedupSvg } from "../plot/speedup-svg.js";
import { terminalChart } from "../plot/terminal-chart.js";
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
import { terminalWidth } from "../terminal/wrap.js";
import { writeJson, writeLines } from "../terminal/write.js";

interface SpeedupCommandOptions extends CommonOptions {
  readonly max: number;
  readonly svg?: string;
  readonly workers?: number;
}

const WAYS = ["loop", "cloned", "slots", "kernel"] as const;

const help = {
  summary: `The experiment: √(x³) of 100, 1,000, … numbers, computed in four ways whose results are compared first.

  loop    one thread, a plain loop
  cloned  pool.map of a plain array: numbers travel as copies, as in Python
  slots   pool.map of a typed array: workers write into one shared result
  kernel  pool.kernels.sqrtCube: SIMD over shared memory, no copies`,
  usage: "[options]",
  examples: [
    ["parakern speedup", "table and graph, up to 10⁷ numbers"],
    ["parakern speedup --max 1e5 --workers 2", "less, on two workers"],
    ["parakern speedup --svg speedup.svg", "the graph as a picture"],
    ["parakern speedup --json > speedup.json", "the numbers"],
  ],
} as const;

/** `parakern speedup`. */
export async function run(args: readonly string[]): Promise<void> {
  const command = withWorkers(createCommand("speedup", help))
    .option("--max <n>", "the most numbers", wholeNumber(100, 1e8), 1e7)
    .option("--svg <file>", "write the graph as an SVG picture");
  if (!parseArguments(command, args)) return;
  const { max, workers, svg, json, quiet = false, color } = command.opts<SpeedupCommandOptions>();
  using file = svg === undefined ? undefined : new AtomicFile(svg);
  const result = await measureWithProgress(max, workers, quiet);
  file?.write(speedupSvg(pictureOf(result)));
  file?.commit();
  if (json) return writeJson(result);
  const paint = paintFor(process.stdout, color);
  await writeLines(speedupTable(result, paint));
  if (!quiet) await writeLines(["", ...terminalChart(pictureOf(result), terminalWidth(), paint)]);
}

async function measureWithProgress(
  max: number,
  workers: number | undefined,
  quiet: boolean,
): Promise<SpeedupResult> {
  const { measureSpeedup } = await import("../experiment/speedup.js");
  using progress = new Progress({ quiet });
  return await measureSpeedup({ max, workers, onProgress: (text) => progress.update(text) });
}

function speedupTable({ workers, rows }: SpeedupResult, paint: Paint): string[] {
  const columns = [
    { title: "numbers" },
    ...WAYS.map((way) => ({ title: `${way} ms` })),
    ...WAYS.slice(1).map((title) => ({ title })),
  ];
  const cells = rows.map(({ n, ms, speedup }) => [
    n.toLocaleString("en-US"),
    ...WAYS.map((way) => formatMs(ms[way])),
    ...WAYS.slice(1).map((way) => paint(speedup[way] > 1 ? "green" : "dim", formatRatio(speedup[way]))),
  ]);
  const heading = `√(x³) on ${workers} worker${workers === 1 ? "" : "s"}: medians, and how many times faster than the plain loop`;
  return [heading, "", ...formatTable(columns, cells)];
}
