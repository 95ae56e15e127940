import { FAMILIES } from "@parakern/kernels-wasm/entries";
import { describeKernel } from "../kernels/describe-kernel.js";
import { allKernels, findKernel, type NamedKernel } from "../kernels/find-kernel.js";
import { type Paint, paintFor } from "../terminal/color.js";
import { type CommonOptions, createCommand, parseArguments } from "../terminal/command.js";
import { terminalWidth, wrap } from "../terminal/wrap.js";
import { writeJson, writeLines } from "../terminal/write.js";

const help = {
  summary: "Every kernel, as a table; or one kernel in full.",
  usage: "[kernel] [options]",
  examples: [
    ["parakern kernels", "the table"],
    ["parakern kernels | grep sum", "into a pipe, a kernel a line"],
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
  // Whoever searches a pipe looks for lines.
  const width = process.stdout.isTTY ? terminalWidth() : Number.POSITIVE_INFINITY;
  await writeLines(kernelTable(allKernels(), width, paint));
}

/** A row for each kernel, by families; what it computes takes as many lines as it needs. */
function kernelTable(kernels: readonly NamedKernel[], width: number, paint: Paint): string[] {
  const taken = Math.max(...kernels.map(({ name }) => name.length)) + 2;
  return FAMILIES.flatMap((family) => {
    const members = kernels.filter(({ entry }) => entry.family === family);
    if (members.length === 0) return [];
    const rows = members.flatMap(({ name, entry }) =>
      wrap(entry.summary, Math.max(24, width - taken)).map((line, i) =>
        i === 0
          ? `${paint("bold", name)}${" ".repeat(taken - name.length)}${line}`
          : " ".repeat(taken) + line,
      ),
    );
    return [paint("dim", `── ${family}`), ...rows, ""];
  }).slice(0, -1);
}

/** What an entry says, without its functions. */
function dataOf({ name, entry }: NamedKernel): Record<string, unknown> {
  return { name, ...(JSON.parse(JSON.stringify(entry)) as Record<string, unknown>) };
}
