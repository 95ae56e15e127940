/**
 * The protocol of barriers: plain functions over `SyncMem`, all of them done under the barrier's own lock. Who has come
 * and waits is in a roster; the one who comes last calls the others.
 */
import { GATE_WORDS } from "./gate.js";
import type { SyncMem } from "./mem.js";
import { BROKEN_UP, CALLED, callUp, enlist, isAnyGone } from "./roster.js";

/** How many have come. */
export const COUNT = GATE_WORDS;
/** 1 once it is broken. */
export const BROKEN = GATE_WORDS + 1;

/** Where one who has come stands. */
export interface Arrival {
  readonly index: number;
  /** -1 for the last one, who waits for nobody. */
  readonly slot: number;
}

/** Comes to the barrier; undefined where that is broken, has no room for so many, or would open to one who is dead. */
export function arrive(
  mem: SyncMem,
  me: number,
  parties: number,
  slots: number,
  isGone: (holder: number) => boolean,
): Arrival | undefined {
  if (mem.load(BROKEN) !== 0) return undefined;
  const index = mem.load(COUNT);
  const isLast = index + 1 === parties;
  if (isLast && isAnyGone(mem, isGone)) {
    breakUp(mem);
    return undefined;
  }
  const slot = isLast ? -1 : enlist(mem, me, slots);
  if (!isLast && slot < 0) return undefined;
  mem.store(COUNT, index + 1);
  return { index, slot };
}

/** Lets everybody go on, and begins the next round. */
export function open(mem: SyncMem): void {
  // Before anybody is called: who goes on may come again, but for the lock.
  mem.store(COUNT, 0);
  callUp(mem, Number.POSITIVE_INFINITY, CALLED, nobodyIsGone);
}

/** Breaks it: whoever waits is told, and whoever comes later. */
export function breakUp(mem: SyncMem): void {
  // Before anybody is called: should this one die at it, those who were not called find it broken.
  mem.store(BROKEN, 1);
  mem.store(COUNT, 0);
  callUp(mem, Number.POSITIVE_INFINITY, BROKEN_UP, nobodyIsGone);
}

/** Makes it as new: whoever waits is told that it was broken. */
export function reset(mem: SyncMem): void {
  mem.store(COUNT, 0);
  callUp(mem, Number.POSITIVE_INFINITY, BROKEN_UP, nobodyIsGone);
  mem.store(BROKEN, 0);
}

/** A slot of a dead one that was called does no harm: it is looked at where one is needed. */
function nobodyIsGone(): boolean {
  return false;
}
