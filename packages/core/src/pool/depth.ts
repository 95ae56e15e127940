import { SLOTS } from "../workers/lane-words.js";

/** Work a lane should hold in advance: what the pool's thread may be busy with something else, and no worker idle. */
const AHEAD_MS = 2;
/** At least one task behind the one that runs. */
const MIN = 2;

/** How many tasks a lane should hold, by the time tasks have taken of late. */
export class Depth {
  #ms: number | undefined;

  get value(): number {
    if (this.#ms === undefined) return MIN;
    return Math.max(MIN, Math.min(SLOTS, Math.ceil(AHEAD_MS / this.#ms)));
  }

  /** Takes the time of a task into account; a long one at once, so that none waits behind it. */
  measure(ms: number): void {
    const known = this.#ms ?? ms;
    this.#ms = Math.max(1e-3, known + (ms - known) * (ms > known ? 0.5 : 0.1));
  }
}
