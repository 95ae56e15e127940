// Tasks of a module: named, not shipped.
import { setTimeout } from "node:timers/promises";

const loadedAt = performance.now();

export function hypot(a, b) {
  return Math.hypot(a, b);
}

export async function slowly(text) {
  await setTimeout(1);
  return text.toUpperCase();
}

/** The same in each call of one worker: the module is imported once. */
export function loaded() {
  return loadedAt;
}

export const version = 3;
