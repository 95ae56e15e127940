import { type Kernel, registry } from "@parakern/kernels-wasm/entries";
import { suggest, UsageError } from "../terminal/errors.js";

/** A kernel with its name. */
export interface NamedKernel {
  readonly name: string;
  readonly entry: Kernel;
}

/** All kernels, by name. */
export function allKernels(): NamedKernel[] {
  return Object.entries<Kernel>(registry).map(([name, entry]) => ({ name, entry }));
}

/** Whether there is a kernel of that name. */
export function isKernel(name: string): boolean {
  return Object.hasOwn(registry, name);
}

/** The kernel of that name; `command` is what a suggestion begins with. Throws a `UsageError` where there is none. */
export function findKernel(name: string, command: string): NamedKernel {
  const found = allKernels().find((kernel) => kernel.name === name);
  if (found) return found;
  const names = allKernels().map((kernel) => kernel.name);
  const next = suggest(name, names, `parakern ${command} `) ?? "See parakern kernels";
  throw new UsageError(`there is no kernel ${JSON.stringify(name)}`, next);
}
