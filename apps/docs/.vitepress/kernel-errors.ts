import { existsSync, readFileSync } from "node:fs";

// Written by the slow suite of kernels-wasm: test/accuracy/profile.test.ts.
const file = new URL("../../../packages/kernels-wasm/errors.json", import.meta.url);
const errors = (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {}) as Record<
  string,
  readonly (number | null)[]
>;

/** The largest error in each stretch of a kernel's graph, in ulp; null where no result is finite, and nothing at all where none was measured. */
export function errorsOf(name: string): readonly (number | null)[] | undefined {
  return errors[name];
}
