/**
 * The protocol of events: plain functions over `SyncMem`. One word, odd while the event is set: every set and every clear
 * adds 1 to it. Whoever waits has seen an even value; whatever else it sees later, the event was set in between.
 */
import type { SyncMem } from "./mem.js";
import { POLL_MS, type Steps } from "./steps.js";

/** The one word. */
export const FLAG = 0;
/** How many words an event has. */
export const FLAG_WORDS = 1;

/** Whether it is set. */
export function isRaised(mem: SyncMem): boolean {
  return (mem.load(FLAG) & 1) === 1;
}

/** Sets or clears it. */
export function turn(mem: SyncMem, isRaising: boolean): void {
  for (;;) {
    const value = mem.load(FLAG);
    if (((value & 1) === 1) === isRaising) return;
    // Only one of those who turn it at once does; the others find it done.
    if (mem.compareExchange(FLAG, value, (value + 1) | 0) === value) break;
  }
  if (isRaising) mem.wake(FLAG);
}

/** Waits until it is set, or has been since this began. */
export function* untilRaised(mem: SyncMem, deadline: number): Steps<boolean> {
  const seen = mem.load(FLAG);
  if (seen & 1) return true;
  for (;;) {
    const now = performance.now();
    if (mem.load(FLAG) !== seen) return true;
    if (now >= deadline) return false;
    // The one who sets it may die before it wakes anybody.
    yield { index: FLAG, expected: seen, ms: Math.min(POLL_MS, deadline - now) };
  }
}
