import { fileURLToPath } from "node:url";
import type { ErrorOrigin } from "./decode-error.js";

/** This package's own folder: its frames say nothing to the reader of a stack. */
const ownUrl = new URL("..", import.meta.url).href;
const ownPath = fileURLToPath(ownUrl);

/** One stack of two: the frames of the worker, a line that names it, and the frames of the call site. */
export function joinStacks(remote: string, origin: ErrorOrigin): string {
  const there = withoutOwnFrames(remote);
  const here = withoutOwnFrames(framesOf(origin.callSite?.stack ?? ""));
  return [there, `    at … (in ${origin.where})`, here].filter((part) => part !== "").join("\n");
}

/** The line that names where the frames above it were. */
const ORIGIN = /^ {4}at … \(in .*\)$/mu;

/**
 * Completes the stack of an error from elsewhere that an async function has just caught: by those who await that
 * function. So a call pays for its call site only where it fails.
 */
export function withAwaiters(error: unknown): unknown {
  if (error instanceof Error && error.stack?.split("\n").at(-1)?.match(ORIGIN)) {
    const here = withoutOwnFrames(framesOf(new Error().stack ?? ""));
    if (here !== "") error.stack += `\n${here}`;
  }
  return error;
}

/** Runs something that may raise at a user's call, and lets the stack begin at that call. */
export function atCallSite<T>(run: () => T): T {
  const { stackTraceLimit } = Error;
  try {
    // Our own frames come first, and would fill the usual ten.
    Error.stackTraceLimit = stackTraceLimit + 20;
    return run();
  } catch (error) {
    if (error instanceof Error && error.stack !== undefined) error.stack = withoutOwnFrames(error.stack);
    throw error;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function framesOf(stack: string): string {
  const first = stack.search(/^ {4}at /mu);
  return first < 0 ? "" : stack.slice(first);
}

/** A stack, or a text with stacks in it, less the frames of this package. */
export function withoutOwnFrames(stack: string): string {
  let isOwn = false;
  const kept = stack.split("\n").filter((line) => {
    if (!/^ +at /u.test(line)) isOwn = false;
    // What the language calls on our behalf, as `new Promise (<anonymous>)`, goes with the frame above it.
    else if (!(isOwn && line.endsWith("(<anonymous>)")))
      isOwn = line.includes(ownUrl) || line.includes(ownPath);
    return !isOwn;
  });
  return kept.join("\n");
}
