/**
 * Shared words, as the protocol sees them. `Words` is the real thing; the tests have a second one, under which every
 * interleaving of the same protocol is explored.
 */
export interface Mem {
  load(index: number): number;
  store(index: number, value: number): void;
  /** Returns the old value, as the two below. */
  add(index: number, value: number): number;
  or(index: number, value: number): number;
  compareExchange(index: number, expected: number, value: number): number;
  /** Returns at once where the word is not `value`; else when notified, or earlier for no reason. */
  wait(index: number, value: number): void;
  /** Wakes everybody who waits on this word. */
  notify(index: number): void;
}
