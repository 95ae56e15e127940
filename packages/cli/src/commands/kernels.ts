import { describeKernel } from "../kernels/describe-kernel.js";
import { allKernels, findKernel, type NamedKernel } from "../kernels/find-kernel.js";
import { type Paint, paintFor } from "../terminal/color.js";
import { type CommonOptions, createCommand, parseArguments } from "../terminal/command.js";
import { formatTable } from "../terminal/table.js";
import { terminalWidth, wrap } from "../terminal/wrap.js";
import { writeJson, writeLines } from "../terminal/write.js";

const help = {
  summary: "Every kernel, as a table; or one kernel in full.",
  usage: "[kernel] [options]",
  examples: [
    ["parakern kernels", "the table"],
    ["parakern kernels histogram", "arguments, options, accuracy and examples of one"],
    ["parakern kernels --json", "all of it, for scripts"],
  ],
} as const;

/** `parakern kernels`. */
export async function run(args: readonly string[]): Promise<void> {
  const command = createCommand("kernels", help).argument("[kernel]", "its name");
  if (!parseArguments(command, args)) return;
  const { json, quiet, color } = command.opts<CommonOptions>();
  const [name] = command.args;
  const paint = paintFor(process.stdout, color);
  if (name !== undefined) {
    const kernel = findKernel(name, "kernels");
    return json ? writeJson(dataOf(kernel)) : writeLines(describeKernel(kernel, terminalWidth(), paint));
  }
  if (json) return writeJson(allKernels().map(dataOf));
  if (quiet) return writeLines(allKernels().map((kernel) => kernel.name));
  await writeLines(kernelTable(allKernels(), terminalWidth(), paint));
}

/** A row for each kernel; what it computes takes as many lines as it needs. */
function kernelTable(kernels: readonly NamedKernel[], width: number, paint: Paint): string[] {
  const facts = kernels.map(({ name, entry }) => [name, argumentsOf(entry), entry.dtypes.join(" ")] as const);
  const titles = ["kernel", "arguments", "types"];
  const taken = titles.map((title, i) => Math.max(title.length, ...facts.map((row) => row[i]!.length)) + 2);
  const room = Math.max(24, width - taken.reduce((sum, column) => sum + column, 0));
  const rows = kernels.flatMap(({ name, entry }, k) => {
    const [first, ...rest] = wrap(entry.summary, room);
    return [[paint("bold", name), ...facts[k]!.slice(1), first!], ...rest.map((line) => ["", "", "", line])];
  });
  const columns = [...titles, "what it computes"].map((title) => ({ title, align: "left" as const }));
  return formatTable(columns, rows);
}

function argumentsOf({ params }: NamedKernel["entry"]): string {
  const names = params.filter(({ kind }) => kind !== "option").map(({ name }) => name);
  return [names.join(", "), params.length > names.length ? "options" : ""].filter(Boolean).join(", ");
}

/** What an entry says, without its functions. */
function dataOf({ name, entry }: NamedKernel): Record<string, unknown> {
  return { name, ...(JSON.parse(JSON.stringify(entry)) as Record<string, unknown>) };
}
