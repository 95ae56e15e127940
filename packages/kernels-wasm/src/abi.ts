import { KernelLoadError } from "./errors.js";
import { HEAP_BASE } from "./generated/abi.js";

/** What an instance of the kernels' module exports: phases by name, and where its static tables end. */
export type KernelExports = Readonly<Record<string, ((...args: number[]) => void) | WebAssembly.Global>>;

/**
 * Links the compiled kernels to a memory. Synchronous: it takes a small part of a millisecond.
 * @throws KernelLoadError where the module is not one that this version of the package was built with.
 */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): KernelExports {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const end = exports.__heap_base as WebAssembly.Global | undefined;
  // Tables that reach further than those of this build would be written over arrays.
  if (end === undefined || end.value > HEAP_BASE) {
    throw new KernelLoadError("the module does not belong to this version of the package");
  }
  return exports as KernelExports;
}
