import type { Mem } from "./mem.js";

/** Loads between two looks at the clock: a look costs as much as a dozen loads. */
const LOADS = 64;

/** The words of a team in shared memory. Every method is the Atomics call of its name; why it is made stands with its caller. */
export class Words implements Mem {
  readonly #words: Int32Array;
  readonly #spinMs: number;
  readonly #notified: ((index: number) => void) | undefined;

  /**
   * @param spinMs how long `wait` looks at the word before the thread is parked.
   * @param notified is told of each notify, where somebody cannot be reached by Atomics (no `Atomics.waitAsync`).
   */
  constructor(buffer: SharedArrayBuffer, spinMs: number, notified?: (index: number) => void) {
    this.#words = new Int32Array(buffer);
    this.#spinMs = spinMs;
    this.#notified = notified;
  }

  load(index: number): number {
    return Atomics.load(this.#words, index);
  }

  store(index: number, value: number): void {
    Atomics.store(this.#words, index, value);
  }

  add(index: number, value: number): number {
    return Atomics.add(this.#words, index, value);
  }

  or(index: number, value: number): number {
    return Atomics.or(this.#words, index, value);
  }

  compareExchange(index: number, expected: number, value: number): number {
    return Atomics.compareExchange(this.#words, index, expected, value);
  }

  wait(index: number, value: number): void {
    const until = performance.now() + this.#spinMs;
    do {
      for (let i = 0; i < LOADS; i++) {
        // Looking costs nothing that others notice; being parked and woken costs them a system call each.
        if (Atomics.load(this.#words, index) !== value) return;
      }
    } while (performance.now() < until);
    // Compares once more before it sleeps, so that a change since the last look is not slept through.
    Atomics.wait(this.#words, index, value);
  }

  notify(index: number): void {
    // All of them: which of several waiters would be woken is not ours to choose.
    Atomics.notify(this.#words, index);
    this.#notified?.(index);
  }
}
