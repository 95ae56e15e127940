import type { Room } from "../../room/room.js";
import { throwIfAborted } from "../../task/wait-signal.js";
import type { CoreWait } from "../call-signal.js";
import { joinedLate, tooManyDone } from "../queue-errors.js";
import { Waiters } from "../waiters.js";
import { putCount } from "./counts.js";
import { announce } from "./event.js";
import { DONE, FINISH } from "./layout.js";
import { patiently } from "./patience.js";
import { Spin } from "./spin.js";

/** Counts the messages of a ring that are done with, and waits for all of them. */
export class Finish {
  readonly #room: Room;
  readonly #spilled: () => number;
  readonly #joiners = new Waiters<undefined, void>(() => this.#stop?.abort());
  #isWaiting = false;
  #stop: AbortController | undefined;

  /** `spilled` says how many have been accepted that are not in the ring yet. */
  constructor(room: Room, spilled: () => number) {
    this.#room = room;
    this.#spilled = spilled;
  }

  /** Counts one; raises RangeError where all are counted. */
  taskDone(): void {
    const { words } = this.#room;
    for (;;) {
      // Others count at the same time: of two that saw the same number one begins again.
      const done = Atomics.load(words, DONE);
      if (this.#unfinished(done) <= 0) throw tooManyDone();
      if (Atomics.compareExchange(words, DONE, done, (done + 1) | 0) === done) break;
    }
    announce(this.#room, FINISH);
  }

  /** Waits until all are done. */
  async joined(options: CoreWait): Promise<void> {
    throwIfAborted(options.signal);
    if (this.#isFinished()) return;
    const wait = this.#joiners.wait(undefined, options, () => joinedLate(options.timeout));
    this.#watch();
    return wait;
  }

  #isFinished(): boolean {
    // Whoever finishes the last one announces it afterwards.
    return this.#unfinished(Atomics.load(this.#room.words, DONE)) <= 0;
  }

  #unfinished(done: number): number {
    // Those that are put in between are none of this moment's.
    return ((putCount(this.#room.words) - done) | 0) + this.#spilled();
  }

  #watch(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    const spin = new Spin(64);
    const patience = { room: this.#room, event: FINISH, moves: DONE, spin: () => spin, onSlice: () => {} };
    const attempt = (): "done" | "wait" => {
      if (this.#isFinished()) {
        for (let each = this.#joiners.shift(); each; each = this.#joiners.shift()) each.resolve();
      }
      if (this.#joiners.size > 0) return "wait";
      // At once: who joins in the microtask after this one must find that nobody waits any more.
      this.#isWaiting = false;
      return "done";
    };
    void patiently(patience, attempt, (stop) => {
      this.#stop = stop;
    });
  }
}
