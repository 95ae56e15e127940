import { HEAD, HEAD_AFTER, PUT, PUT_AFTER, TAIL, TAIL_AFTER, TAKEN, TAKEN_AFTER } from "./layout.js";

/** How many messages have been put, also where the last writer was killed before it could count. */
export function putCount(words: Int32Array): number {
  return count(words, TAIL, TAIL_AFTER, PUT, PUT_AFTER);
}

/** How many messages have been taken, likewise. */
export function takenCount(words: Int32Array): number {
  return count(words, HEAD, HEAD_AFTER, TAKEN, TAKEN_AFTER);
}

function count(
  words: Int32Array,
  position: number,
  positionAfter: number,
  before: number,
  after: number,
): number {
  // The journal is written in this order: the position to come, the count to come, then the position itself.
  const to = Atomics.load(words, positionAfter);
  // Belongs to `to`, if that is still the same after it.
  const counted = Atomics.load(words, after);
  // Is the position there, so is the count.
  const isThere = Atomics.load(words, position) === to && Atomics.load(words, positionAfter) === to;
  // What was counted before, by whoever has the lock.
  return isThere ? counted : Atomics.load(words, before);
}
