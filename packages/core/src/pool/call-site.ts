import { joinStacks } from "../task/stacks.js";

/** Where the user made a call. The stack is captured now and put into words only if it is asked for. */
export interface CallSite {
  readonly stack?: string | undefined;
}

/** Captures the stack of whoever called `below`. */
export function callSite(below: object): CallSite {
  const site = {};
  Error.captureStackTrace(site, below as () => void);
  return site;
}

/** Gives an error that was made by the pool the stack of the call it ends; returns the error. */
export function withCallSite<E extends Error>(error: E, worker: number | undefined, callSite: CallSite): E {
  const where = worker === undefined ? "the pool" : `worker ${worker}`;
  const value = joinStacks(`${error.name}: ${error.message}`, { where, callSite });
  Object.defineProperty(error, "stack", { value, configurable: true, writable: true });
  return error;
}
