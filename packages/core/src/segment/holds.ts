/** Who holds memory: threads by their numbers, so that those that have ended without a word hold nothing. */
import { isGone, myHolder } from "./holder.js";
import { HOLDERS, HOLDERS_WORDS, HOLDS } from "./layout.js";

/** How many words it takes to know who holds something. */
export const HOLDS_LENGTH = HOLDERS + HOLDERS_WORDS;

/** A message sets out: whoever receives it has a hold already, though nobody knows yet who that is. */
export function send(words: Int32Array): void {
  // Counts, as there may be any number of them.
  Atomics.add(words, HOLDS, 1);
}

/** A message has arrived whose hold is not needed. */
export function decline(words: Int32Array): void {
  // As it was counted.
  Atomics.sub(words, HOLDS, 1);
}

/** A message has arrived: its hold is now this thread's. Where all seats are taken it stays a count without a name. */
export function accept(words: Int32Array): void {
  for (let seat = HOLDERS; seat < HOLDERS + HOLDERS_WORDS; seat++) {
    // Seen as it is now: another may be quicker.
    const holder = Atomics.load(words, seat);
    if (holder !== 0 && !isGone(holder)) continue;
    // A seat, or that of a dead one, is one thread's.
    if (Atomics.compareExchange(words, seat, holder, myHolder()) !== holder) continue;
    decline(words);
    return;
  }
}

/** This thread lets go of what it has accepted. */
export function letGo(words: Int32Array): void {
  for (let seat = HOLDERS; seat < HOLDERS + HOLDERS_WORDS; seat++) {
    // It may hold twice for a moment, while one of two is still to be collected: each gives up one seat.
    if (Atomics.compareExchange(words, seat, myHolder(), 0) === myHolder()) return;
  }
  decline(words);
}

/** Whether anybody but `except` holds it, or is being sent it. */
export function isHeld(words: Int32Array, except = 0): boolean {
  // Before the seats: who accepts takes one first, and takes itself from the count after that.
  if (Atomics.load(words, HOLDS) > 0) return true;
  for (let seat = HOLDERS; seat < HOLDERS + HOLDERS_WORDS; seat++) {
    // Nobody comes who is not on its way.
    const holder = Atomics.load(words, seat);
    if (holder !== 0 && holder !== except && !isGone(holder)) return true;
  }
  return false;
}

const LINGER_MS = 1000;

/** What others held when it was last looked at. */
const lingering = new Map<Int32Array, () => void>();
let timer: NodeJS.Timeout | undefined;

/** Calls `then` when nobody holds it: at once, or some time after the last one has let go or ended. */
export function whenFree(words: Int32Array, then: () => void): void {
  if (!isHeld(words)) {
    then();
    return;
  }
  lingering.set(words, then);
  timer ??= setInterval(sweep, LINGER_MS).unref();
}

function sweep(): void {
  for (const [words, then] of lingering) {
    if (isHeld(words)) continue;
    lingering.delete(words);
    then();
  }
  if (lingering.size > 0) return;
  clearInterval(timer);
  timer = undefined;
}
