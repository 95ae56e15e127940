import type { Runnable } from "../task/resolve.js";
import type { ShippedTask } from "../task/shipped-task.js";

/** The functions that tasks were shipped from: inline they run themselves, so that breakpoints and stacks are the user's. */
const originals = new WeakMap<ShippedTask, Runnable>();

/** Remembers what a shipped task was made of. */
export function keepOriginal(shipped: ShippedTask, task: unknown): void {
  if (typeof task === "function") originals.set(shipped, task as Runnable);
}

/** What a shipped task was made of, if that is remembered. */
export function originalOf(shipped: ShippedTask): Runnable | undefined {
  return originals.get(shipped);
}
