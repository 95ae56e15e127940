import { describeKernel, signatureOf } from "../kernels/describe-kernel.js";
import { allKernels, findKernel, type NamedKernel } from "../kernels/find-kernel.js";
import { paintFor } from "../terminal/color.js";
import { type CommonOptions, createCommand, parseArguments } from "../terminal/command.js";
import { formatTable } from "../terminal/table.js";
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
    return json
      ? writeJson(dataOf(kernel))
      : writeLines(describeKernel(kernel, Math.min(100, process.stdout.columns ?? 80), paint));
  }
  if (json) return writeJson(allKernels().map(dataOf));
  if (quiet) return writeLines(allKernels().map((kernel) => kernel.name));
  const columns = ["kernel", "types", "family", "what it computes"].map((title) => ({
    title,
    align: "left" as const,
  }));
  const rows = allKernels().map((kernel) => [
    paint("bold", signatureOf(kernel)),
    kernel.entry.dtypes.join(" "),
    kernel.entry.family,
    kernel.entry.summary,
  ]);
  await writeLines(formatTable(columns, rows));
}

/** What an entry says, without its functions. */
function dataOf({ name, entry }: NamedKernel): Record<string, unknown> {
  return { name, ...(JSON.parse(JSON.stringify(entry)) as Record<string, unknown>) };
}
