import type * as Closure from "../../../src/task/closure/check.js";

let closure: typeof Closure | undefined;
let loading: Promise<typeof Closure> | undefined;

/** As in Node; the parser is a chunk of its own, and loaded for the first function that is to be checked. */
export function checkClosure(name: string, text: string): Promise<void> | undefined {
  if (closure) return closure.checkClosure(name, text);
  loading ??= load();
  return loading.then((loaded) => loaded.checkClosure(name, text));
}

async function load(): Promise<typeof Closure> {
  closure = await import("../../../src/task/closure/check.js");
  return closure;
}
