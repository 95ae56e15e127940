import { type Example, type Kernel, load, registry } from "@parakern/kernels-wasm";
import { kernelPage } from "./kernel-page.js";
import { type KernelResult, resultText } from "./theme/live/result-text.js";

/** Every kernel's page; the output of its examples is what the kernel gives. */
export async function kernelPages(): Promise<{ name: string; content: string }[]> {
  const { kernels } = await load();
  const functions = kernels as unknown as Record<string, (...args: unknown[]) => KernelResult>;
  const run = (name: string, { args, options }: Example) => resultText(functions[name]!(...args, options));
  return Object.entries(registry as Record<string, Kernel>).map(([name, entry]) => ({
    name,
    content: kernelPage(name, entry, run),
  }));
}
