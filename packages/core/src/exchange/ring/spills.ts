import type { Room } from "../../room/room.js";
import { isGone, myHolder } from "../../segment/holder.js";
import { SPILL_COUNT, SPILLS } from "./layout.js";

/**
 * How many messages each holder has accepted that wait in its own memory until the ring has room.
 *
 * Changed under the write lock only. Those of a holder that has ended are gone with it.
 */
export class Spills {
  readonly #words: Int32Array;
  #mine = -1;

  constructor(room: Room) {
    this.#words = room.words;
  }

  /** Counts more or less of this thread; false where too many holders have some already. */
  add(change: number): boolean {
    if (this.#mine < 0 || this.#holder(this.#mine) !== myHolder()) this.#mine = this.#claim();
    if (this.#mine < 0) return false;
    // Others read the sum without the lock.
    const left = Atomics.add(this.#words, this.#mine + 1, change) + change;
    if (left === 0) {
      // For others, should they need it.
      Atomics.store(this.#words, this.#mine, 0);
      this.#mine = -1;
    }
    return true;
  }

  /** How many there are. */
  total(): number {
    let sum = 0;
    for (let i = 0; i < SPILL_COUNT; i++) {
      const at = SPILLS + 2 * i;
      const holder = this.#holder(at);
      // Claimed from the first on: after a free one there may be others still.
      if (holder !== 0 && !isGone(holder)) sum += Atomics.load(this.#words, at + 1);
    }
    return sum;
  }

  #claim(): number {
    for (let i = 0; i < SPILL_COUNT; i++) {
      const at = SPILLS + 2 * i;
      const holder = this.#holder(at);
      if (holder !== 0 && !isGone(holder)) continue;
      // Zero before it has a holder: who reads the sum must not count what a dead one had.
      Atomics.store(this.#words, at + 1, 0);
      // Nobody else claims, under the lock.
      Atomics.store(this.#words, at, myHolder());
      return at;
    }
    return -1;
  }

  #holder(at: number): number {
    // Written by others, under the lock.
    return Atomics.load(this.#words, at);
  }
}
