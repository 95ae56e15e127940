import { type Example, type Kernel, load, type NDArray, registry } from "@parakern/kernels-wasm";
import { kernelPage } from "./kernel-page.js";
import { kernelPlot } from "./kernel-plot.js";
import { type KernelResult, resultText } from "./theme/live/result-text.js";

/** Every kernel's page; the output of its examples is what the kernel gives. */
export async function kernelPages(): Promise<{ name: string; content: string }[]> {
  const { kernels } = await load();
  const functions = kernels as unknown as Record<string, (...args: unknown[]) => KernelResult>;
  const run = (name: string, { args, options }: Example) => resultText(functions[name]!(...args, options));
  const plotted = (name: string) => (x: Float64Array) =>
    (functions[name]!(x) as NDArray).data as Float64Array;
  return Object.entries(registry as Record<string, Kernel>).map(([name, entry]) => ({
    name,
    content: kernelPage(name, entry, run, kernelPlot(name, entry, plotted(name))),
  }));
}
