/** How often a waiter looks at a word before it sleeps: more often where that has paid, hardly where it has not. */
export class Spin {
  readonly #most: number;
  #rounds: number;
  #skipped = 0;

  /** `most` looks take about 25 ns each. */
  constructor(most: number) {
    this.#most = most;
    this.#rounds = most;
  }

  /** Whether a word changed while it was looked at. */
  until(words: Int32Array, index: number, seen: number): boolean {
    // Where it does not pay it is tried once in a while: what others do may have changed.
    if (this.#rounds < 16 && ++this.#skipped < 64) return false;
    this.#skipped = 0;
    const rounds = Math.max(this.#rounds, this.#most >> 2);
    for (let i = 0; i < rounds; i++) {
      // Another thread changes it.
      if (Atomics.load(words, index) !== seen) {
        this.#rounds = Math.min(this.#most, this.#rounds * 2 + 16);
        return true;
      }
    }
    this.#rounds >>= 1;
    return false;
  }
}
