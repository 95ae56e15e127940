/** How often a ring is looked at: about as long as it takes to sleep and be woken. */
export const LOOKS = 4000;

/** Where looking has not paid, it is tried again once in so many times: what the others do may have changed. */
const TRIAL = 16;

/** Looks at a word for a while before its thread sleeps: longer where that has paid, hardly ever where it has not. */
export class Spin {
  readonly #most: number;
  #looks: number;
  #skipped = 0;

  /** `most` looks take about 10 ns each. */
  constructor(most: number) {
    this.#most = most;
    this.#looks = most;
  }

  /** Whether a word changed while it was looked at. */
  until(words: Int32Array, index: number, seen: number): boolean {
    const isTrial = this.#looks < this.#most >> 4;
    if (isTrial && ++this.#skipped < TRIAL) return false;
    this.#skipped = 0;
    const looks = isTrial ? this.#most : this.#looks;
    for (let look = 0; look < looks; look++) {
      // Another thread changes it.
      if (Atomics.load(words, index) !== seen) {
        this.#looks = this.#most;
        return true;
      }
    }
    this.#looks >>= 1;
    return false;
  }
}
