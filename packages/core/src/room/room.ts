/**
 * How a wait ended: woken (or for no reason), the word had another value already, or the time was up.
 *
 * Timers count in milliseconds of their own: the time may be up one of them early, so who has waited asks the clock.
 */
export type RoomWait = "ok" | "not-equal" | "timed-out";

/**
 * Shared bytes with words in them that threads and processes can sleep on.
 *
 * Whoever wakes changes the word first; whoever has waited looks at it again. What always holds: see README.md.
 */
export interface Room {
  /** The same bytes as signed words of 32 bits; Atomics work on them in both homes. */
  readonly words: Int32Array;
  /** The bytes, at least as many as were asked for; they begin at a multiple of 64. */
  readonly bytes: Uint8Array;
  /** "thread": a SharedArrayBuffer; "mapped": pages that processes share. */
  readonly kind: "thread" | "mapped";
  /** Blocks this thread while `words[index] === expected`; "ok" may come for no reason. */
  waitSync(index: number, expected: number, timeoutMs?: number): RoomWait;
  /**
   * The same without blocking the event loop, which it keeps alive.
   *
   * Rejects with the signal's reason once that fires; "ok" may come for no reason.
   */
  wait(index: number, expected: number, timeoutMs?: number, signal?: AbortSignal): Promise<RoomWait>;
  /** Wakes at least `count` of a word's waiters, if there are as many: blocked and asynchronous ones, in any process. */
  wake(index: number, count?: number): void;
}
