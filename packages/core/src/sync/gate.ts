/**
 * The protocol of locks and semaphores: plain functions over `SyncMem`, and the only code that touches a gate's words.
 * README.md has the whole picture; the tests run every interleaving of it.
 */
import { type GateKind, WAITING } from "./gate-kinds.js";
import type { SyncMem } from "./mem.js";
import type { Sleep } from "./steps.js";

/** What is there to take, and who has it: see the kinds. */
export const VALUE = 0;
/** The holder that gets the next turn, or 0. */
export const CLAIM = 1;
/** Changes when it is the claimant's turn: it sleeps here, alone. */
export const TURN = 2;
/** How many words a gate has. */
export const GATE_WORDS = 3;

/** How an attempt ended that needs no sleep: another one was faster, or it has taken. */
export const AGAIN = 0;
export const TAKEN = 1;

/** Takes, if there is something to take; else says what to sleep on before the next attempt. */
export function attempt(
  mem: SyncMem,
  kind: GateKind,
  me: number,
  claims: boolean,
): typeof AGAIN | typeof TAKEN | Sleep {
  // Before the value: a turn that comes after this look is not slept through.
  const turn = mem.load(TURN);
  const value = mem.load(VALUE);
  // What is reserved is the claimant's, or of its thread, which might block it; and anybody's after it has gone.
  const claim = kind.isReserved(value) ? mem.load(CLAIM) : 0;
  const after = kind.take(value, me, claim === 0 || claim === me);
  if (after !== value) {
    // One of those who saw this value takes; the others look again.
    if (mem.compareExchange(VALUE, value, after) !== value) return AGAIN;
    // Only the claimant itself clears its claim, as long as it lives.
    if (claims) mem.store(CLAIM, 0);
    // Another wake-up may have been taken for one with this: there is more than one permit.
    if (kind.isFree(after)) mem.wake(VALUE, 1);
    return TAKEN;
  }
  // Whoever gives back must know that somebody sleeps, or is about to.
  if (value >= 0 && mem.compareExchange(VALUE, value, value | WAITING) !== value) return AGAIN;
  return claims ? { index: TURN, expected: turn } : { index: VALUE, expected: value | WAITING };
}

/** Claims the next turn, for one who has waited long; false where somebody else has claimed it. */
export function claim(mem: SyncMem, me: number): boolean {
  // Only one has the claim.
  return mem.compareExchange(CLAIM, 0, me) === 0;
}

/** Gives one back; false where that is refused: nobody had it. */
export function give(mem: SyncMem, kind: GateKind): boolean {
  for (;;) {
    const value = mem.load(VALUE);
    const after = kind.give(value, value < 0 && mem.load(CLAIM) !== 0);
    if (after === value) return false;
    // Whatever has changed since the look, be it only that somebody waits now, is taken into account.
    if (mem.compareExchange(VALUE, value, after) !== value) continue;
    if (value < 0) callNext(mem);
    return true;
  }
}

/** Wakes whose turn it is. */
function callNext(mem: SyncMem): void {
  // Looked at once more after the value has changed: who claims does so before it looks at the value.
  if (mem.load(CLAIM) === 0) mem.wake(VALUE, 1);
  else {
    mem.add(TURN, 1);
    mem.wake(TURN);
  }
}

/** Ends a wait that has not taken: a wake-up that it may have swallowed goes to the next. */
export function leave(mem: SyncMem, kind: GateKind, claims: boolean): void {
  // Before the value is looked at: who gives back after that reserves nothing.
  if (claims) mem.store(CLAIM, 0);
  for (;;) {
    const value = mem.load(VALUE);
    if (kind.isReserved(value) && mem.load(CLAIM) === 0) {
      // By a change of the value: who saw that it is reserved is about to sleep on that.
      if (mem.compareExchange(VALUE, value, kind.unreserve(value)) !== value) continue;
      mem.wake(VALUE, 1);
    } else if (kind.isFree(value)) mem.wake(VALUE, 1);
    // Others may sleep, and count on who was woken to say so.
    else if (value >= 0 && mem.compareExchange(VALUE, value, value | WAITING) !== value) continue;
    return;
  }
}

/** Frees what the dead hold or claim. True for the one caller that has freed it from a dead owner. */
export function inspect(mem: SyncMem, kind: GateKind, isGone: (holder: number) => boolean): boolean {
  const claimant = mem.load(CLAIM);
  // Only one buries it; it wakes whoever the dead one was woken instead of.
  if (claimant !== 0 && isGone(claimant) && mem.compareExchange(CLAIM, claimant, 0) === claimant) {
    leave(mem, kind, false);
  }
  const value = mem.load(VALUE);
  const owner = kind.owner(value);
  if (owner === 0 || !isGone(owner)) return false;
  // Only one frees it, and is told; a dead owner cannot have come back with the same value.
  if (mem.compareExchange(VALUE, value, 0) !== value) return false;
  callNext(mem);
  return true;
}
