/** What an instance of the kernels' module exports: phases by name, and where its static tables end. */
export type KernelExports = Readonly<Record<string, ((...args: number[]) => void) | WebAssembly.Global>>;

/** Links the compiled kernels to a memory. Synchronous: it takes well under a millisecond per hundred kernels. */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): KernelExports {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as KernelExports;
}
