import type { Room } from "../../room/room.js";

/** How long anybody sleeps at most before looking again: so who was killed before it woke others delays them by this. */
export const SLICE_MS = 250;

/** Tells those who sleep on an event that what they wait for may be there; one look where nobody sleeps. */
export function announce(room: Room, event: number): void {
  const { words } = room;
  // The plain look first, since an exchange costs ten times as much. Who goes to sleep sets this before it looks at what it waits for.
  if (Atomics.load(words, event + 1) === 0 || Atomics.exchange(words, event + 1, 0) === 0) return;
  // Who is about to sleep finds the event changed.
  Atomics.add(words, event, 1);
  room.wake(event);
}

/** Wakes those who sleep on a word that has been changed itself. */
export function wakeSleepers(room: Room, word: number): void {
  const { words } = room;
  // As above.
  if (Atomics.load(words, word + 1) !== 0 && Atomics.exchange(words, word + 1, 0) !== 0) room.wake(word);
}

/** Says that somebody is about to sleep on a word, and returns what it is: what is waited for is to be looked at after this. */
export function beforeSleep(room: Room, word: number): number {
  // Whoever changes anything afterwards sees it.
  Atomics.store(room.words, word + 1, 1);
  // Before what is waited for is looked at: a change in between ends the sleep at once.
  return Atomics.load(room.words, word);
}

/** Tells those who sleep on an event, and those who are about to, whatever the marks say. */
export function announceAlways(room: Room, event: number): void {
  // As above.
  Atomics.add(room.words, event, 1);
  room.wake(event);
}
