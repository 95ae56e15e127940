import type { ProcessContext } from "../../src/process/child.js";
import { nodeOnly } from "../node-only.js";

/** Raises NodeOnlyError for anything but "thread". */
export function setDefaultContext(context: ProcessContext): void {
  checkContext(context);
}

/** The context of whatever does not name one itself. */
export function defaultContext(): ProcessContext {
  return "thread";
}

/** Raises NodeOnlyError for processes, RangeError for anything but a context. */
export function checkContext(context: ProcessContext): ProcessContext {
  if (context === "thread") return context;
  if (context === "process") throw nodeOnly('The context "process"');
  throw new RangeError(`A context is "process" or "thread"; got ${JSON.stringify(context)}.`);
}
