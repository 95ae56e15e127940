import type { Room } from "../room/room.js";

/**
 * Shared words, as the protocols of this folder see them. `RoomMem` is the real thing; the tests have a second one, under
 * which every interleaving of the same protocols is explored.
 */
export interface SyncMem {
  load(index: number): number;
  store(index: number, value: number): void;
  /** Returns the old value, as the next. */
  add(index: number, value: number): number;
  compareExchange(index: number, expected: number, value: number): number;
  /** Wakes up to `count` of those who sleep on a word; all unless given. */
  wake(index: number, count?: number): void;
}

/** Words of a room, from `base` on. Every method is the Atomics call of its name; why it is made stands with its caller. */
export class RoomMem implements SyncMem {
  readonly room: Room;
  readonly base: number;
  readonly #words: Int32Array;

  constructor(room: Room, base = 0) {
    this.room = room;
    this.base = base;
    this.#words = room.words;
  }

  load(index: number): number {
    return Atomics.load(this.#words, this.base + index);
  }

  store(index: number, value: number): void {
    Atomics.store(this.#words, this.base + index, value);
  }

  add(index: number, value: number): number {
    return Atomics.add(this.#words, this.base + index, value);
  }

  compareExchange(index: number, expected: number, value: number): number {
    return Atomics.compareExchange(this.#words, this.base + index, expected, value);
  }

  wake(index: number, count?: number): void {
    this.room.wake(this.base + index, count);
  }
}
