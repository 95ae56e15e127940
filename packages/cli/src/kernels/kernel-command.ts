import type { Param } from "@parakern/core";
import type { Command } from "commander";
import { createCommand, withWorkers } from "../terminal/command.js";
import { formatExamples } from "./examples.js";
import type { NamedKernel } from "./find-kernel.js";
import { paramOption } from "./param-option.js";

/** Whether a kernel is called item by item or over whole arrays. */
export type KernelVerb = "map" | "run";

/** Options of `map` and `run` besides the kernel's own. */
export interface KernelCommandOptions {
  readonly dtype?: string;
  readonly out?: string;
  readonly workers?: number;
  readonly json?: true;
  readonly quiet?: true;
}

/** The command of one kernel: its help, and a flag for each of its parameters, from its entry. */
export function kernelCommand(verb: KernelVerb, kernel: NamedKernel): Command {
  const { name, entry } = kernel;
  const positional = entry.params.filter(({ kind }) => verb === "run" || kind === "array");
  const usage = verb === "map" ? "[items…] [options]" : `${usageOf(positional)}[options]`;
  const command = createCommand(`${verb} ${name}`, {
    summary: `${entry.summary}\n${entry.output.doc}`,
    usage,
    examples: formatExamples(verb, kernel),
  });
  command.argument(verb === "map" ? "[items...]" : "[arguments...]", operandDoc(verb, positional));
  // The element type has the same flag in every kernel.
  for (const param of entry.params) if (param.name !== "dtype") command.addOption(paramOption(param));
  if (entry.dtypes.length > 1) command.option("-t, --dtype <type>", dtypeDoc(kernel));
  return withWorkers(command).option(
    "-o, --out <file>",
    "write the result there; NumPy's format by the name x.npy",
  );
}

function dtypeDoc({ entry: { dtypes } }: NamedKernel): string {
  return `element type: ${dtypes.join(", ")} (default: that of the file, or ${dtypes[0]})`;
}

function usageOf(params: readonly Param[]): string {
  return params
    .filter(({ kind }) => kind !== "option")
    .map(({ name }) => `<${name}> `)
    .join("");
}

function operandDoc(verb: KernelVerb, params: readonly Param[]): string {
  const forms =
    "numbers 7, lists 1,2,3, ranges 1..7 or 0..1..0.25, a matrix 1,2;3,4, a file x.npy, - for stdin";
  if (verb === "run") return forms;
  const names = params.map(({ name }) => name);
  return names.length === 1
    ? "numbers, lists, ranges, or x.npy; else stdin"
    : `items ${names.join(",")} or x.npy with a column for each; else stdin`;
}
