import { isGone, myHolder } from "../segment/holder.js";
import { type Caller, Home } from "./core.js";
import type { SyncMem } from "./mem.js";
import { CALLED, callUp, enlist, markOf, strike, WAITS } from "./roster.js";
import { deadlineOf, POLL_MS, runAsync, runSync, type Steps } from "./steps.js";

/** So many can wait on one condition at a time. */
export const CONDITION_SLOTS = 500;

/** What can be asked of a condition. The lock is held for all but `sleep`. */
export type RosterOps = {
  enlist(caller: Caller): number;
  /** Whether it was called, before the timeout. */
  sleep(caller: Caller, slot: number, timeoutMs: number | undefined): Promise<boolean>;
  notify(caller: Caller, count: number): number;
};

/** A condition whose words this thread can reach. */
export class RosterHome extends Home<RosterOps> {
  enlist(holder = myHolder()): number {
    const slot = enlist(this.mem, holder, CONDITION_SLOTS);
    if (slot < 0) throw new RangeError(`At most ${CONDITION_SLOTS} can wait on one condition at a time.`);
    return slot;
  }

  sleepSync(slot: number, timeoutMs: number | undefined): boolean {
    return runSync(this.mem, sleep(this.mem, slot, deadlineOf(timeoutMs)));
  }

  notify(count: number): number {
    return callUp(this.mem, count, CALLED, isGone);
  }

  readonly ops: RosterOps = {
    enlist: ({ holder }) => this.enlist(holder),
    sleep: ({ signal }, slot, timeoutMs) => {
      return runAsync(this.mem, sleep(this.mem, slot, deadlineOf(timeoutMs)), signal);
    },
    notify: (_, count) => this.notify(count),
  };
}

/** Sleeps in a slot until called; leaves it in any case. */
function* sleep(mem: SyncMem, slot: number, deadline: number): Steps<boolean> {
  let failure: { readonly reason: unknown } | undefined;
  try {
    for (;;) {
      const now = performance.now();
      if (mem.load(markOf(slot)) !== WAITS || now >= deadline) break;
      // Who calls may die before it wakes anybody.
      yield { index: markOf(slot), expected: WAITS, ms: Math.min(POLL_MS, deadline - now) };
    }
  } catch (reason) {
    failure = { reason };
  }
  const isCalled = strike(mem, slot) === CALLED;
  // A call that came first is not lost: it counts as heard.
  if (failure && !isCalled) throw failure.reason;
  return isCalled;
}
