import { existsSync, readFileSync } from "node:fs";

interface Worst {
  readonly ulp: number;
  readonly at: readonly number[];
  readonly count: number;
}

// Written by the slow suite of kernels-wasm: test/accuracy.
const file = new URL("../../../packages/kernels-wasm/accuracy.json", import.meta.url);
const worst = (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {}) as Record<
  string,
  Record<string, Worst>
>;

/** The largest measured error of a kernel and where it occurs, for each dtype; nothing where none was measured. */
export function measured(name: string): string {
  return Object.entries(worst[name] ?? {})
    .map(([dtype, { ulp, at, count }]) => `${dtype} ${ulp} ulp at (${at.join(", ")}) of ${count} numbers`)
    .join("; ");
}
