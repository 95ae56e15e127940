import type { NDArray } from "@parakern/kernels-wasm";

/** What a kernel gives: a number, an array, or several arrays by name. */
export type KernelResult = number | NDArray | Readonly<Record<string, NDArray>>;

/** A result in print; several arrays take a line each. */
export function resultText(result: KernelResult): string {
  if (!isSeveral(result)) return String(result);
  return Object.entries(result)
    .map(([name, array]) => `${name}: ${array}`)
    .join("\n");
}

/** The arrays in a result. */
export function arraysOf(result: KernelResult): NDArray[] {
  if (typeof result === "number") return [];
  return isSeveral(result) ? Object.values(result) : [result];
}

function isSeveral(result: KernelResult): result is Readonly<Record<string, NDArray>> {
  return typeof result === "object" && !("dtype" in result);
}
