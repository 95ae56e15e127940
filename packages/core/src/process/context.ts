import type { ProcessContext } from "./child.js";

import { ownIdentity } from "./identity.js";

let current: ProcessContext | undefined;

/** Sets the context of whatever does not name one itself: "process" at first, and in a child what it was in its parent. */
export function setDefaultContext(context: ProcessContext): void {
  current = checkContext(context);
}

/** The context of whatever does not name one itself. */
export function defaultContext(): ProcessContext {
  return current ?? ownIdentity()?.context ?? "process";
}

/** Raises RangeError for anything but a context. */
export function checkContext(context: ProcessContext): ProcessContext {
  if (context === "process" || context === "thread") return context;
  throw new RangeError(`A context is "process" or "thread"; got ${JSON.stringify(context)}.`);
}
