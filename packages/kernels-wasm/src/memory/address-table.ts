import { GRANULE, NONE } from "./blocks.js";

/**
 * Blocks by address: a hash table with linear probing and no tombstones. A Map that is filled and emptied in turn
 * spends microseconds on rehashing (measured with 500 entries: 1.7 µs for one entry in and out, against 0.05 µs).
 */
export class AddressTable {
  /** Pairs of address in granules and block; address 0 means an empty place. */
  #table = new Int32Array(2 * 64);
  #count = 0;

  add(ptr: number, block: number): void {
    if (4 * ++this.#count > this.#table.length) this.#grow();
    const place = this.#find(ptr / GRANULE);
    this.#table[place] = ptr / GRANULE;
    this.#table[place + 1] = block;
  }

  /** Takes an address out; its block, or NONE. */
  take(ptr: number): number {
    const place = ptr > 0 && ptr % GRANULE === 0 ? this.#find(ptr / GRANULE) : -1;
    if (place < 0 || this.#table[place] === 0) return NONE;
    const block = this.#table[place + 1]!;
    this.#count--;
    this.#close(place);
    return block;
  }

  /** Where an address stands, or would stand. */
  #find(address: number): number {
    const mask = this.#table.length - 1;
    let place = this.#home(address);
    while (this.#table[place] !== 0 && this.#table[place] !== address) place = (place + 2) & mask;
    return place;
  }

  #home(address: number): number {
    // Fibonacci hashing: neighbours in memory end far apart.
    return (Math.imul(address, 0x9e3779b1) >>> (Math.clz32(this.#table.length) + 1)) & -2;
  }

  /** Moves back what was pushed past the place that falls empty. */
  #close(place: number): void {
    const table = this.#table;
    const mask = table.length - 1;
    let hole = place;
    for (let at = (hole + 2) & mask; table[at] !== 0; at = (at + 2) & mask) {
      // An entry whose home lies between the hole and itself is where it belongs.
      if (((at - this.#home(table[at]!)) & mask) < ((at - hole) & mask)) continue;
      table[hole] = table[at]!;
      table[hole + 1] = table[at + 1]!;
      hole = at;
    }
    table[hole] = 0;
  }

  #grow(): void {
    const old = this.#table;
    this.#table = new Int32Array(2 * old.length);
    for (let at = 0; at < old.length; at += 2) {
      if (old[at] === 0) continue;
      const place = this.#find(old[at]!);
      this.#table[place] = old[at]!;
      this.#table[place + 1] = old[at + 1]!;
    }
  }
}
