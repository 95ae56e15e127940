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

/** Appends the call site to the stack of an error that was made elsewhere; returns the error. */
export function withCallSite<E extends Error>(error: E, { stack }: CallSite): E {
  const frames = stack?.slice(stack.indexOf("\n") + 1);
  const { name, message } = error;
  if (frames)
    Object.defineProperty(error, "stack", {
      value: `${name}: ${message}\n${frames}`,
      configurable: true,
      writable: true,
    });
  return error;
}
