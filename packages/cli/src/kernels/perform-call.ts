import { Pool } from "@parakern/core";
import { KernelArgumentError } from "@parakern/kernels-wasm";
import { AtomicFile } from "../output/atomic-file.js";
import { writeResult } from "../output/write-result.js";
import { FailureError } from "../terminal/errors.js";
import { bindArguments, type Flags } from "./bind.js";
import { bindItems } from "./bind-items.js";
import { callKernel } from "./call-kernel.js";
import type { NamedKernel } from "./find-kernel.js";
import type { KernelCommandOptions, KernelVerb } from "./kernel-command.js";

/** How arguments become the kernel's. */
const BIND = { map: bindItems, run: bindArguments };

/** Reads the operands by the kernel's entry, calls it on a pool and writes the result. */
export async function performCall(
  verb: KernelVerb,
  kernel: NamedKernel,
  operands: readonly string[],
  options: KernelCommandOptions & Flags,
): Promise<void> {
  // Before anything is read or computed: who cannot write the result need not begin.
  using file = options.out === undefined ? undefined : new AtomicFile(options.out);
  const call = await BIND[verb](kernel, operands, options);
  await using pool = new Pool(options.workers === undefined ? {} : { size: options.workers });
  const result = await callKernel(pool, kernel, call, options.dtype).catch((error: unknown) => {
    if (!(error instanceof KernelArgumentError)) throw error;
    throw new FailureError(error.message, `See parakern ${verb} ${kernel.name} --help`, { cause: error });
  });
  await writeResult(result, { json: options.json === true, file });
}
