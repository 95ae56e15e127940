import type { Room } from "../../room/room.js";
import { throwIfAborted } from "../../task/wait-signal.js";
import type { CoreWait } from "../call-signal.js";
import type { CoreGet } from "../queue-core.js";
import { drained, stayedEmpty } from "../queue-errors.js";
import { type Waiter, Waiters } from "../waiters.js";
import { DATA, TAIL } from "./layout.js";
import { type Attempt, type Patience, patiently, patientlySync } from "./patience.js";
import { BUSY, EMPTY, type Receive, type RingReader } from "./reader.js";
import { LOOKS, Spin } from "./spin.js";

/** What an inbox asks of the ring as a whole. */
export interface InboxHost {
  readonly receive: Receive;
  /** Whether nothing will come any more. */
  isOver(): boolean;
  /** Whether somebody writes a message at this moment. */
  isBeingWritten(): boolean;
  /** Called once in a while where something waits. */
  onSlice(): void;
}

type Get = Pick<CoreGet, "timeout" | "into">;

/** What this thread takes out of a ring: at once where something is there, otherwise in the order of the calls. */
export class RingInbox {
  readonly #reader: RingReader;
  readonly #host: InboxHost;
  readonly #patience: Patience;
  readonly #getters = new Waiters<Get, unknown>(() => this.#rest());
  readonly #lookers = new Waiters<undefined, boolean>(() => this.#rest());
  /** The call that gets the message of which a part has come. */
  #begun: Waiter<Get, unknown> | undefined;
  readonly #spin = new Spin(LOOKS);
  /** Of its own within a message: whether looking pays there says nothing about the time between two. */
  readonly #spinWithin = new Spin(LOOKS);
  #isPumping = false;
  #stop: AbortController | undefined;

  constructor(room: Room, reader: RingReader, host: InboxHost) {
    this.#reader = reader;
    this.#host = host;
    this.#patience = {
      room,
      event: DATA,
      moves: TAIL,
      spin: () => (reader.isReceiving ? this.#spinWithin : this.#spin),
      onSlice: () => {
        host.onSlice();
        this.#dropTorn();
      },
    };
  }

  /** Takes a message; EMPTY where there is none yet. Raises QueueClosedError where none will come. */
  takeNow(options: CoreGet): unknown {
    throwIfAborted(options.signal);
    if (this.#getters.size > 0 || this.#begun !== undefined) return EMPTY;
    // Asked before: what was put before the end can still be taken.
    const isOver = this.#host.isOver();
    let item = this.#takeInto(options.into);
    for (let i = 0; item === BUSY && i < 10; i++) item = this.#takeInto(options.into);
    if (item !== BUSY && item !== EMPTY) return item;
    if (isOver && item === EMPTY && !this.#reader.isReceiving) throw drained();
    return EMPTY;
  }

  /** Waits for a message. */
  take(options: CoreGet): Promise<unknown> {
    const { timeout } = options;
    if (timeout === 0 && !this.#reader.isReceiving) throw stayedEmpty(0);
    const wait = this.#getters.wait(options, options, () => stayedEmpty(timeout));
    this.#pump();
    return wait;
  }

  /** Takes a message, blocking this thread; bytes that fit go into the memory that is given, where that saves a copy. */
  takeSync(timeout: number | undefined, into?: Uint8Array): unknown {
    let item: unknown = EMPTY;
    const attempt = (): Attempt => {
      const isOver = this.#host.isOver();
      item = this.#takeInto(into);
      if (item === BUSY) return this.#reader.lock;
      if (item !== EMPTY) return "done";
      if (isOver && !this.#reader.isReceiving) throw drained();
      return "wait";
    };
    while (!patientlySync(this.#patience, attempt, timeout)) {
      // What has begun to come is waited for.
      if (!this.#reader.isReceiving) throw stayedEmpty(timeout);
    }
    return item;
  }

  /** Whether a message is there, or none will come any more. */
  isReady(): boolean {
    return !this.#reader.isEmpty() || this.#reader.isReceiving || this.#host.isOver();
  }

  /** Resolves once that is so, and to false after the timeout. */
  async ready(options: CoreWait): Promise<boolean> {
    throwIfAborted(options.signal);
    if (this.isReady()) return true;
    if (options.timeout === 0) return false;
    const late = new Error();
    const wait = this.#lookers.wait(undefined, options, () => late);
    this.#pump();
    return wait.catch((error) => {
      if (error === late) return false;
      throw error;
    });
  }

  /** The same, blocking this thread. */
  readySync(timeout: number | undefined): boolean {
    return patientlySync(this.#patience, () => (this.isReady() ? "done" : "wait"), timeout);
  }

  #takeInto(into: Uint8Array | undefined): unknown {
    return this.#reader.take(this.#host.receive, into);
  }

  #pump(): void {
    if (this.#isPumping) return;
    this.#isPumping = true;
    const attempt = (): Attempt => {
      const outcome = this.#advance();
      // At once: who gets in the microtask after this one must find that nobody pumps any more.
      if (outcome === "done") this.#isPumping = false;
      return outcome;
    };
    void patiently(this.#patience, attempt, (stop) => {
      this.#stop = stop;
    });
  }

  #advance(): Attempt {
    if (this.#lookers.size > 0 && this.isReady()) {
      for (let each = this.#lookers.shift(); each !== undefined; each = this.#lookers.shift())
        each.resolve(true);
    }
    for (;;) {
      const getter = this.#begun ?? this.#getters.first;
      if (getter === undefined) return this.#lookers.size > 0 ? "wait" : "done";
      const isOver = this.#host.isOver();
      let item: unknown;
      try {
        item = this.#takeInto(getter.brought.into);
      } catch (error) {
        this.#begun = undefined;
        getter.reject(error);
        continue;
      }
      if (item === BUSY) return this.#reader.lock;
      if (item !== EMPTY) {
        this.#begun = undefined;
        getter.resolve(item);
      } else if (this.#reader.isReceiving) {
        // It will have this one: neither its timeout nor its signal ends that.
        getter.commit();
        this.#begun = getter;
        return "wait";
      } else if (isOver) this.#refuse();
      else return "wait";
    }
  }

  /** Gives up a message whose writer has ended with only a part of it written. */
  #dropTorn(): void {
    if (!this.#reader.isReceiving || this.#host.isBeingWritten() || !this.#reader.isEmpty()) return;
    this.#reader.drop();
    const getter = this.#begun;
    // Where its time is up by now nobody can tell any more.
    if (getter?.brought.timeout === undefined) return;
    this.#begun = undefined;
    getter.reject(stayedEmpty(getter.brought.timeout));
  }

  #refuse(): void {
    this.#begun?.reject(drained());
    this.#begun = undefined;
    for (let each = this.#getters.shift(); each !== undefined; each = this.#getters.shift())
      each.reject(drained());
  }

  #rest(): void {
    if (this.#getters.size + this.#lookers.size === 0 && this.#begun === undefined) this.#stop?.abort();
  }
}
