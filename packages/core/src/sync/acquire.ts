import { AbandonedLockError } from "../errors.js";
import { isGone, NOBODY } from "../segment/holder.js";
import { AGAIN, attempt, claim, inspect, leave, TAKEN, VALUE } from "./gate.js";
import type { GateKind } from "./gate-kinds.js";
import type { SyncMem } from "./mem.js";
import { POLL_MS, type Steps } from "./steps.js";

/** Who has waited for so long claims the next turn. */
const PATIENCE_MS = 2;

/** Takes from a gate before the deadline; raises AbandonedLockError where a dead holder had it, which frees it. */
export function* acquire(mem: SyncMem, kind: GateKind, me: number, deadline: number): Steps<boolean> {
  let claims = false;
  let hasTaken = false;
  const begun = performance.now();
  let inspectAt = begun + POLL_MS;
  try {
    for (;;) {
      const next = attempt(mem, kind, me, claims);
      if (next === TAKEN) {
        hasTaken = true;
        return true;
      }
      if (next === AGAIN) continue;
      const now = performance.now();
      const isLate = now >= deadline;
      // Its end is known already, or may have come while this slept.
      const isDue = isLate || now >= inspectAt || kind.owner(mem.load(VALUE)) === NOBODY;
      if (isDue) {
        if (inspect(mem, kind, isGone)) throw new AbandonedLockError();
        inspectAt = now + POLL_MS;
      }
      if (isLate) return false;
      const patience = begun + PATIENCE_MS - now;
      if (!claims && patience <= 0 && claim(mem, me)) {
        claims = true;
        continue;
      }
      const until = Math.min(deadline, inspectAt, patience > 0 ? now + patience : inspectAt);
      yield { ...next, ms: until - now };
    }
  } finally {
    if (!hasTaken) leave(mem, kind, claims);
  }
}
