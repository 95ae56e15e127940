import type { Room } from "../../room/room.js";
import { isGone, myHolder } from "../../segment/holder.js";
import type { CloseSide, Holders } from "../queue-core.js";
import { IS_PIPE, READERS, SEAT_COUNT, WRITERS } from "./layout.js";

/**
 * Who holds one end of a pipe, for a thread that blocks and so hears of nobody's end.
 *
 * A word says how many there are, those to whom it is on its way among them; seats behind it say who.
 */
class Seats {
  readonly #words: Int32Array;
  readonly #base: number;

  /** `base` is the word with the number. */
  constructor(room: Room, base: number) {
    this.#words = room.words;
    this.#base = base;
  }

  /** Counts one more holder, who is to take a seat. */
  expect(): void {
    // Others come and go at the same time.
    Atomics.add(this.#words, this.#base, 1);
  }

  /** Takes a seat for this thread; where none is free its end must be learnt otherwise. */
  take(): number {
    for (let i = 1; i <= SEAT_COUNT; i++) {
      // Of those that see it free one takes it.
      if (Atomics.compareExchange(this.#words, this.#base + i, 0, myHolder()) === 0) return this.#base + i;
    }
    return -1;
  }

  /** Gives a seat back: one holder less. */
  leave(seat: number): void {
    // The seat first: a holder too many is harmless, one too few is not.
    if (seat >= 0) Atomics.store(this.#words, seat, 0);
    // As in `expect`.
    Atomics.sub(this.#words, this.#base, 1);
  }

  /** Whether all holders are known, and none of them lives. */
  isDeserted(): boolean {
    let dead = 0;
    for (let i = 1; i <= SEAT_COUNT; i++) {
      // A look; who dies stays dead.
      const holder = Atomics.load(this.#words, this.#base + i);
      if (holder === 0) continue;
      if (!isGone(holder)) return false;
      dead++;
    }
    // Somebody may still be on the way to a seat.
    return dead >= Atomics.load(this.#words, this.#base);
  }
}

/** Who holds the two ends of the way that a ring is of a pipe; nobody, where it is a queue's. */
export class PipeSeats implements Holders {
  readonly #sides: { readonly puts: Seats; readonly gets: Seats };
  readonly #room: Room;

  constructor(room: Room) {
    this.#room = room;
    this.#sides = { puts: new Seats(room, WRITERS), gets: new Seats(room, READERS) };
  }

  expect(side: CloseSide): void {
    // Set once, for good.
    Atomics.store(this.#room.words, IS_PIPE, 1);
    this.#sides[side].expect();
  }

  take(side: CloseSide): () => void {
    const seat = this.#sides[side].take();
    return () => this.#sides[side].leave(seat);
  }

  /** Whether nobody who lives holds that end. */
  isDeserted(side: CloseSide): boolean {
    // Written before there is anybody to wait.
    return Atomics.load(this.#room.words, IS_PIPE) === 1 && this.#sides[side].isDeserted();
  }
}
