/**
 * The protocol of those who wait to be called: plain functions over `SyncMem`. Each has a slot of its own and sleeps on
 * its mark, so that a call reaches exactly whom it is meant for. All but `strike` is done under a lock.
 */
import type { SyncMem } from "./mem.js";

/** What a mark says. WAITS is 0; the first who changes it decides. */
export const WAITS = 0;
export const CALLED = 1;
export const BROKEN_UP = 2;
const LEFT = 3;

/** What stands before the slots belongs to whoever has a roster: a gate and two words, for a barrier. */
const ROSTER = 8;
/** Counts those who came: who waits longest has the lowest rank. */
const NEXT_RANK = ROSTER - 1;
/** How many slots were ever in use. */
const SLOTS_USED = ROSTER - 2;
const SLOT_WORDS = 3;

/** How many words a roster of so many slots has. */
export function rosterWords(slots: number): number {
  return ROSTER + slots * SLOT_WORDS;
}

/** Who waits there, or 0. */
export function holderOf(slot: number): number {
  return ROSTER + slot * SLOT_WORDS;
}

/** Whether it still waits. */
export function markOf(slot: number): number {
  return holderOf(slot) + 1;
}

function rankOf(slot: number): number {
  return holderOf(slot) + 2;
}

/** Takes a slot; -1 where there is none left. */
export function enlist(mem: SyncMem, me: number, slots: number): number {
  for (let slot = 0; slot < slots; slot++) {
    if (mem.load(holderOf(slot)) !== 0) continue;
    // Before the holder: only then do others look at it.
    mem.store(markOf(slot), WAITS);
    // The number that is next is this one's.
    mem.store(rankOf(slot), mem.add(NEXT_RANK, 1));
    mem.store(holderOf(slot), me);
    if (slot >= mem.load(SLOTS_USED)) mem.store(SLOTS_USED, slot + 1);
    return slot;
  }
  return -1;
}

/** Leaves a slot: what its mark said. WAITS: nobody has called, and now nobody will. */
export function strike(mem: SyncMem, slot: number): number {
  // Whoever calls at the same time either finds it left, or is heard.
  const mark = mem.compareExchange(markOf(slot), WAITS, LEFT);
  // Last: from here on it may be another's.
  mem.store(holderOf(slot), 0);
  return mark;
}

/** Calls up to `count` of those who wait, the longest first; how many it reached. The dead are passed over. */
export function callUp(
  mem: SyncMem,
  count: number,
  mark: number,
  isGone: (holder: number) => boolean,
): number {
  let reached = 0;
  for (const slot of waiting(mem)) {
    if (reached >= count) break;
    const holder = mem.load(holderOf(slot));
    // It will never strike itself out.
    if (isGone(holder)) mem.store(holderOf(slot), 0);
    // It may leave at this moment; then this call is another's.
    else if (mem.compareExchange(markOf(slot), WAITS, mark) === WAITS) {
      mem.wake(markOf(slot));
      reached++;
    }
  }
  return reached;
}

/** The slots of those who wait, the longest first. */
function waiting(mem: SyncMem): number[] {
  const found: { slot: number; rank: number }[] = [];
  const used = mem.load(SLOTS_USED);
  for (let slot = 0; slot < used; slot++) {
    if (mem.load(holderOf(slot)) === 0 || mem.load(markOf(slot)) !== WAITS) continue;
    found.push({ slot, rank: mem.load(rankOf(slot)) });
  }
  // Ranks go round after 2 ** 32: only their difference counts.
  return found.sort((a, b) => (a.rank - b.rank) | 0).map(({ slot }) => slot);
}

/** Whether anybody who waits has died. */
export function isAnyGone(mem: SyncMem, isGone: (holder: number) => boolean): boolean {
  return waiting(mem).some((slot) => isGone(mem.load(holderOf(slot))));
}

/** Whether the next who waits after this slot, round the roster, has died: each looks after one, so that all are looked after. */
export function isNextGone(mem: SyncMem, own: number, isGone: (holder: number) => boolean): boolean {
  const used = mem.load(SLOTS_USED);
  for (let i = 1; i < used; i++) {
    const slot = (own + i) % used;
    const holder = mem.load(holderOf(slot));
    if (holder !== 0 && mem.load(markOf(slot)) === WAITS) return isGone(holder);
  }
  return false;
}
