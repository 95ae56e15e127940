import type { ErrorOrigin } from "../../src/task/decode-error.js";

// In a bundle nobody can tell the frames of this package from those of the program: they all stay.

/** One stack of two: the frames of the worker, a line that names it, and the frames of the call site. */
export function joinStacks(remote: string, { where, callSite }: ErrorOrigin): string {
  const here = (callSite?.stack ?? "").split("\n").filter((line) => /^\s+at |@/u.test(line));
  return [remote, `    at … (in ${where})`, ...here].join("\n");
}

/** Runs something that may raise at a user's call. */
export function atCallSite<T>(run: () => T): T {
  return run();
}

/** A stack as it is. */
export function withoutOwnFrames(stack: string): string {
  return stack;
}
