import { KernelArgumentError } from "@parakern/kernels-wasm";
import { AtomicFile } from "../output/atomic-file.js";
import { writeResult } from "../output/write-result.js";
import type { CommandHelp } from "../terminal/command.js";
import { createCommand, parseArguments, withWorkers } from "../terminal/command.js";
import { FailureError, UsageError } from "../terminal/errors.js";
import type { BoundCall, Flags } from "./bind.js";
import { callKernel } from "./call-kernel.js";
import { findKernel, type NamedKernel } from "./find-kernel.js";
import { type KernelCommandOptions, kernelCommand } from "./kernel-command.js";

/** What tells `map` from `run`: how arguments become the kernel's. */
export interface KernelVerb {
  readonly verb: "map" | "run";
  readonly help: CommandHelp;
  readonly bind: (kernel: NamedKernel, operands: readonly string[], flags: Flags) => Promise<BoundCall>;
}

/** Options that take a value, which is not the kernel's name. */
const VALUED = new Set(["-w", "--workers", "-t", "--dtype", "-o", "--out"]);

/** Finds the kernel in the arguments, reads the rest by its entry, calls it and writes the result. */
export async function runKernel({ verb, help, bind }: KernelVerb, args: readonly string[]): Promise<void> {
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
  const options = command.opts<KernelCommandOptions & Flags>();
  // Before anything is read or computed: who cannot write the result need not begin.
  using file = options.out === undefined ? undefined : new AtomicFile(options.out);
  const call = await bind(kernel, command.args, options);
  // Only now: help and mistakes need no workers.
  const { Pool } = await import("@parakern/core");
  await using pool = new Pool(options.workers === undefined ? {} : { size: options.workers });
  const result = await callKernel(pool, kernel, call, options.dtype).catch((error: unknown) => {
    if (!(error instanceof KernelArgumentError)) throw error;
    throw new FailureError(error.message, `See parakern ${verb} ${kernel.name} --help`, { cause: error });
  });
  await writeResult(result, {
    json: options.json === true,
    file,
  });
}
