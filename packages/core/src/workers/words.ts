import { hasSharedMemory } from "../shared-memory.js";
import { type CallerWords, SLOTS, type WorkerWords } from "./lane-words.js";

/** What the state word of a slot says. Only `pending` is contended: one compareExchange decides who has the task. */
export const State = {
  free: 0,
  /** Posted and not begun: the worker moves it to `begun`, or the caller takes it back. */
  pending: 1,
  begun: 2,
  /** It has run, and its reply is being posted. */
  ended: 4,
  /** Taken back by the caller: the worker makes it `free` when it comes to its message, and runs nothing. */
  revoked: 3,
} as const;

const STATES = 0;
const ABORTS = STATES + SLOTS;
const REPLIES = ABORTS + SLOTS;
const WORDS = REPLIES + SLOTS;
/** Two f64 a slot, behind the words: when the task began and ended. */
const BYTES = WORDS * 4 + SLOTS * 16;

/** Where no memory can be shared, only workers on the calling thread have such words. */
function newBuffer(): SharedArrayBuffer {
  return hasSharedMemory() ? new SharedArrayBuffer(BYTES) : (new ArrayBuffer(BYTES) as never);
}

/** The words of one lane, shared by the pool's thread and one worker. */
export class LaneWords implements CallerWords, WorkerWords {
  readonly depth = SLOTS;
  readonly buffer: SharedArrayBuffer;
  readonly #words: Int32Array;
  readonly #times: Float64Array;

  constructor(buffer: SharedArrayBuffer = newBuffer()) {
    this.buffer = buffer;
    this.#words = new Int32Array(buffer, 0, WORDS);
    this.#times = new Float64Array(buffer, WORDS * 4);
  }

  /** The caller's, before it posts the task. */
  offer(slot: number): void {
    this.#words[ABORTS + slot] = 0;
    // The message follows the store: the worker that reads the message sees the word.
    Atomics.store(this.#words, STATES + slot, State.pending);
  }

  /** The worker's: true where the task is its own to run. */
  begin(slot: number, now: number): boolean {
    // Before the exchange, which publishes it to whoever sees `begun`.
    this.#times[slot * 2] = now;
    // Against `revoke`: exactly one of the two succeeds.
    if (Atomics.compareExchange(this.#words, STATES + slot, State.pending, State.begun) === State.pending)
      return true;
    // The caller may use the slot again only now that its message has been read.
    Atomics.store(this.#words, STATES + slot, State.free);
    return false;
  }

  /** The caller's: true where the task had not begun and will not. */
  revoke(slot: number): boolean {
    // Against `begin`: exactly one of the two succeeds.
    return (
      Atomics.compareExchange(this.#words, STATES + slot, State.pending, State.revoked) === State.pending
    );
  }

  /** It runs, or has run. */
  hasBegun(slot: number): boolean {
    // Pairs with the exchange in `begin` and the store in `end`.
    const state = Atomics.load(this.#words, STATES + slot);
    return state === State.begun || state === State.ended;
  }

  isRunning(slot: number): boolean {
    // Pairs with the store in `end`: what has ended costs no worker.
    return Atomics.load(this.#words, STATES + slot) === State.begun;
  }

  isFree(slot: number): boolean {
    // Pairs with the store in `begin`.
    return Atomics.load(this.#words, STATES + slot) === State.free;
  }

  /** The caller's, when a result has arrived: the slot can be used again. */
  release(slot: number): void {
    // The worker looks at it again only after the next message.
    Atomics.store(this.#words, STATES + slot, State.free);
  }

  /** The worker's, before it posts message number `reply` with the result of this slot. */
  end(slot: number, now: number, reply: number): void {
    this.#times[slot * 2 + 1] = now;
    // Read when that message cannot be deserialized, to know whose it was.
    Atomics.store(this.#words, REPLIES + slot, reply);
    // Publishes the above. The worker's task is over; nobody else writes the word until the reply has come.
    Atomics.store(this.#words, STATES + slot, State.ended);
  }

  replyOf(slot: number): number {
    // Pairs with the store in `end`.
    return Atomics.load(this.#words, REPLIES + slot);
  }

  began(slot: number): number {
    return this.#times[slot * 2]!;
  }

  ended(slot: number): number {
    return this.#times[slot * 2 + 1]!;
  }

  /** The caller's: a task that polls its signal sees this even while its event loop stands still. */
  abort(slot: number): void {
    // Read by `isAborted` in a loop of the user's, without any message.
    Atomics.store(this.#words, ABORTS + slot, 1);
  }

  isAborted(slot: number): boolean {
    // Pairs with the store in `abort`.
    return Atomics.load(this.#words, ABORTS + slot) === 1;
  }
}
