import type { State } from "./state.js";

/**
 * States that were visited, by 64 bits of hash each, as in Spin's hash compaction: two of a few million states are taken
 * for one with a probability of about one in a million.
 */
export class StateSet {
  size = 0;
  #capacity = 1 << 16;
  #table = new Uint32Array(2 * this.#capacity);

  /** False where it was there already. */
  add(state: State): boolean {
    if (2 * this.size >= this.#capacity) this.#grow();
    let a = 0x9e3779b9;
    let b = 0x7f4a7c15;
    for (let i = 0; i < state.length; i++) {
      a = Math.imul(a ^ state[i]!, 0x85ebca6b);
      a ^= a >>> 15;
      b = Math.imul(b + state[i]!, 0xc2b2ae35);
      b ^= b >>> 13;
    }
    // 0, 0 stands for a free place.
    return this.#insert(a >>> 0 || 1, b >>> 0);
  }

  #insert(a: number, b: number): boolean {
    const mask = this.#capacity - 1;
    for (let i = (a ^ (b >>> 7)) & mask; ; i = (i + 1) & mask) {
      if (this.#table[2 * i] === a && this.#table[2 * i + 1] === b) return false;
      if (this.#table[2 * i] !== 0) continue;
      this.#table[2 * i] = a;
      this.#table[2 * i + 1] = b;
      this.size++;
      return true;
    }
  }

  #grow(): void {
    const old = this.#table;
    this.#capacity *= 2;
    this.#table = new Uint32Array(2 * this.#capacity);
    this.size = 0;
    for (let i = 0; i < old.length; i += 2) if (old[i] !== 0) this.#insert(old[i]!, old[i + 1]!);
  }
}
