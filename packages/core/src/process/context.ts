import type { ProcessContext } from "./child.js";

let current: ProcessContext = "process";

/** Sets where a Process runs that does not say so itself; `"process"` at first. */
export function setDefaultContext(context: ProcessContext): void {
  current = checkContext(context);
}

/** Where a Process runs that does not say so itself. */
export function defaultContext(): ProcessContext {
  return current;
}

/** Raises RangeError for anything but a context. */
export function checkContext(context: ProcessContext): ProcessContext {
  if (context === "process" || context === "thread") return context;
  throw new RangeError(`A context is "process" or "thread"; got ${JSON.stringify(context)}.`);
}
