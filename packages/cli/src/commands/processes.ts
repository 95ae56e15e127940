import { Option } from "commander";
import type { Context } from "../experiment/processes.js";
import type { Report } from "../tasks/article.js";
import { type Paint, paintFor } from "../terminal/color.js";
import { type CommonOptions, createCommand, parseArguments } from "../terminal/command.js";
import { formatTable } from "../terminal/table.js";
import { writeJson, writeLines } from "../terminal/write.js";

const help = {
  summary: "Seven processes compute √(x³) of a number each, and put it into one queue with who they are.",
  usage: "[options]",
  examples: [
    ["parakern processes", "each has a pid of its own"],
    ["parakern processes --context thread", "the same by seven worker threads"],
    ["parakern processes --json", "for scripts"],
  ],
} as const;

/** `parakern processes`. */
export async function run(args: readonly string[]): Promise<void> {
  const context = new Option("--context <kind>", "what carries each of the seven")
    .choices(["process", "thread"])
    .default("process");
  const command = createCommand("processes", help).addOption(context);
  if (!parseArguments(command, args)) return;
  const options = command.opts<CommonOptions & { readonly context: Context }>();
  const { processInfo } = await import("@parakern/core");
  const { runSeven } = await import("../experiment/processes.js");
  const reports = await runSeven(options.context);
  if (options.json) return writeJson({ context: options.context, main: processInfo(), processes: reports });
  await writeLines(processTable(processInfo(), reports, paintFor(process.stdout, options.color)));
  if (options.quiet) return;
  const results = reports.toSorted((a, b) => a.number - b.number).map(({ result }) => result.toFixed(3));
  await writeLines(["", `Results: ${results.join(", ")}`]);
}

type Who = Pick<Report, "module" | "parentPid" | "pid" | "threadId">;

function processTable(main: Who, reports: readonly Report[], paint: Paint): string[] {
  const columns = [
    { title: "number" },
    { title: "√(number³)" },
    { title: "module", align: "left" as const },
    ...["parent pid", "pid", "thread"].map((title) => ({ title })),
  ];
  const who = ({ module, parentPid, pid, threadId }: Who) => [
    module,
    ...[parentPid, pid, threadId].map(String),
  ];
  const first = ["main", "", ...who(main)].map((cell) => paint("dim", cell));
  const rows = reports.map((report) => [String(report.number), report.result.toFixed(6), ...who(report)]);
  return formatTable(columns, [first, ...rows]);
}
