import type { ErrorOrigin } from "./decode-error.js";

/** This package's own folder: its frames say nothing to the reader of a stack. */
const ownFolder = new URL("..", import.meta.url).href;

/** One stack of two: the frames of the worker, a line that names it, and the frames of the call site. */
export function joinStacks(remote: string, origin: ErrorOrigin): string {
  const there = withoutOwnFrames(remote);
  const here = withoutOwnFrames(framesOf(origin.callSite?.stack ?? ""));
  return [there, `    at … (in ${origin.where})`, here].filter((part) => part !== "").join("\n");
}

function framesOf(stack: string): string {
  const first = stack.search(/^ {4}at /mu);
  return first < 0 ? "" : stack.slice(first);
}

function withoutOwnFrames(stack: string): string {
  const lines = stack.split("\n");
  const kept = lines.filter((line) => !(/^ {4}at /u.test(line) && line.includes(ownFolder)));
  return kept.join("\n");
}
