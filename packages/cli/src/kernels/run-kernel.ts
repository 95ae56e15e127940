import type { CommandHelp } from "../terminal/command.js";
import { createCommand, parseArguments, withWorkers } from "../terminal/command.js";
import { UsageError } from "../terminal/errors.js";
import type { Flags } from "./bind.js";
import { findKernel } from "./find-kernel.js";
import { type KernelCommandOptions, type KernelVerb, kernelCommand } from "./kernel-command.js";

/** Options that take a value, which is not the kernel's name. */
const VALUED = new Set(["-w", "--workers", "-t", "--dtype", "-o", "--out"]);

/** Finds the kernel in the arguments, reads the rest by its entry, has it called and the result written. */
export async function runKernel(verb: KernelVerb, help: CommandHelp, args: readonly string[]): Promise<void> {
  const at = args.findIndex((arg, i) => !arg.startsWith("-") && !VALUED.has(args[i - 1] ?? ""));
  if (at === -1) {
    const page = withWorkers(createCommand(verb, help)).addHelpText(
      "after",
      `\nA kernel's own page: parakern ${verb} exp --help. All kernels: parakern kernels`,
    );
    if (parseArguments(page, args)) throw new UsageError("no kernel named", "See parakern kernels");
    return;
  }
  const kernel = findKernel(args[at]!, verb);
  const command = kernelCommand(verb, kernel);
  if (!parseArguments(command, args.toSpliced(at, 1))) return;
  // Only now: help and mistakes need neither workers nor WebAssembly.
  const { performCall } = await import("./perform-call.js");
  await performCall(verb, kernel, command.args, command.opts<KernelCommandOptions & Flags>());
}
