import type { Room } from "../../room/room.js";
import { isGone, myHolder } from "../../segment/holder.js";
import { beforeSleep, SLICE_MS, wakeSleepers } from "./event.js";

/** How often a held lock is looked at before the caller goes elsewhere; it is held for less than a microsecond as a rule. */
const LOOKS = 200;

/** The right to one side of a ring: a word with its holder in it, which is taken from holders that have ended. */
export class RingLock {
  readonly #room: Room;
  readonly #word: number;
  readonly #recover: () => void;

  /** `recover` mends what a holder that was killed has left behind. */
  constructor(room: Room, word: number, recover: () => void) {
    this.#room = room;
    this.#word = word;
    this.#recover = recover;
  }

  /** Takes the lock if it is free or its holder has ended; whether it did. */
  tryAcquire(): boolean {
    const { words } = this.#room;
    const me = myHolder();
    for (let look = 0; look < LOOKS; look++) {
      // Of those that see it free one takes it.
      if (Atomics.load(words, this.#word) === 0 && Atomics.compareExchange(words, this.#word, 0, me) === 0)
        return true;
    }
    return this.#takeOver(me);
  }

  release(): void {
    // Everything that was written under the lock is seen by who takes it next.
    Atomics.store(this.#room.words, this.#word, 0);
    wakeSleepers(this.#room, this.#word);
  }

  /** Blocks until the lock may be free, for a slice at most. */
  waitSync(timeoutMs: number): void {
    const holder = beforeSleep(this.#room, this.#word);
    if (holder !== 0) this.#room.waitSync(this.#word, holder, Math.min(timeoutMs, SLICE_MS));
  }

  /** The same without blocking. */
  async wait(signal: AbortSignal): Promise<void> {
    const holder = beforeSleep(this.#room, this.#word);
    if (holder !== 0) await this.#room.wait(this.#word, holder, SLICE_MS, signal);
  }

  /** Whether whoever has the lock is alive. */
  isHeld(): boolean {
    // A look only: nothing follows from it that another holder could not mend.
    const holder = Atomics.load(this.#room.words, this.#word);
    return holder !== 0 && !isGone(holder);
  }

  #takeOver(me: number): boolean {
    const { words } = this.#room;
    // Whoever it is must still be there when it is replaced: of those that find it dead one takes over.
    const holder = Atomics.load(words, this.#word);
    if (holder === 0 || holder === me || !isGone(holder)) return false;
    // One of those that see the same dead holder succeeds.
    if (Atomics.compareExchange(words, this.#word, holder, me) !== holder) return false;
    this.#recover();
    return true;
  }
}
