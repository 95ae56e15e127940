import { Process, processInfo, Queue, taskModule } from "@parakern/core";
import { Option } from "commander";
import type { Report } from "../tasks/article.js";
import { paintFor } from "../terminal/color.js";
import { type CommonOptions, createCommand, parseArguments } from "../terminal/command.js";
import { FailureError } from "../terminal/errors.js";
import { formatTable } from "../terminal/table.js";
import { writeJson, writeLines } from "../terminal/write.js";

type Context = "process" | "thread";

const NUMBERS = [1, 2, 3, 4, 5, 6, 7];

const help = {
  summary:
    "Seven processes compute √(x³) of a number each, and put the result into one queue with who they are.",
  usage: "[options]",
  examples: [
    ["parakern processes", "processes of the operating system, each with its pid"],
    ["parakern processes --context thread", "the same by worker threads of one process"],
    ["parakern processes --json", "for scripts"],
  ],
} as const;

const { reportSqrtCube } = taskModule<typeof import("../tasks/article.js")>(
  new URL("../tasks/article.js", import.meta.url),
);

/** `parakern processes`. */
export async function run(args: readonly string[]): Promise<void> {
  const context = new Option("--context <kind>", "what carries each of the seven")
    .choices(["process", "thread"])
    .default("process");
  const command = createCommand("processes", help).addOption(context);
  if (!parseArguments(command, args)) return;
  const options = command.opts<CommonOptions & { readonly context: Context }>();
  const reports = await runSeven(options.context);
  if (options.json) return writeJson({ context: options.context, main: processInfo(), processes: reports });
  const paint = paintFor(process.stdout, options.color);
  const { module, parentPid, pid } = processInfo();
  const heading = ["main", "", module, String(parentPid), String(pid), "0"];
  const lines = formatTable(
    [
      { title: "number" },
      { title: "√(number³)" },
      { title: "module", align: "left" },
      { title: "parent pid" },
      { title: "pid" },
      { title: "thread" },
    ],
    [heading.map((cell) => paint("dim", cell)), ...reports.map(cellsOf)],
  );
  await writeLines(options.quiet ? lines.slice(2) : lines);
  if (!options.quiet)
    await writeLines([
      "",
      `Results: ${[...reports]
        .sort((a, b) => a.number - b.number)
        .map(({ result }) => result.toFixed(3))
        .join(", ")}`,
    ]);
}

/** The reports in the order they came out of the queue. */
async function runSeven(context: Context): Promise<Report[]> {
  const queue = new Queue<Report>();
  const processes = NUMBERS.map(
    (number) =>
      new Process({
        target: reportSqrtCube,
        args: [number, queue],
        context,
        daemon: true,
        name: `number ${number}`,
      }),
  );
  for (const child of processes) child.start();
  const failed = Promise.race(processes.map(failureOf));
  const reports: Report[] = [];
  for (const _ of NUMBERS) reports.push(await Promise.race([queue.get(), failed]));
  await Promise.all(processes.map((child) => child.join()));
  queue.close();
  return reports;
}

/** Rejects when a child ends badly: then its report will never come. */
async function failureOf(child: Process): Promise<never> {
  const exitCode = await child.sentinel;
  if (exitCode !== 0)
    throw new FailureError(`${child.name} ended with exit code ${exitCode}`, "Its own error stands above");
  return new Promise(() => {});
}

function cellsOf({ number, result, module, parentPid, pid, threadId }: Report): string[] {
  return [String(number), result.toFixed(6), module, String(parentPid), String(pid), String(threadId)];
}
