import { QueueClosedError } from "../../errors.js";
import type { Room } from "../../room/room.js";
import { type CoreWait, throwIfAborted } from "../call-signal.js";
import { Deque } from "../deque.js";
import { closedWhileFull, homeless, stayedFull } from "../queue-errors.js";
import { type Waiter, Waiters } from "../waiters.js";
import { flushAtExit } from "./flush-at-exit.js";
import { HEAD, SPACE } from "./layout.js";
import { keepMessage, type Message } from "./message.js";
import { type Attempt, type Patience, patiently, patientlySync } from "./patience.js";
import type { RingOptions } from "./ring-options.js";
import { Spin } from "./spin.js";
import type { RingWriter } from "./writer.js";

/** A message with part of it in the ring. */
interface Begun {
  readonly message: Message;
  readonly isSpilled: boolean;
  readonly waiter: Waiter<Message, void> | undefined;
}

/** What this thread puts into a ring: at once where there is room, otherwise in order as soon as there is. */
export class RingOutbox {
  readonly #writer: RingWriter;
  readonly #patience: Patience;
  readonly #maxSize: number;
  readonly #maySpill: boolean;
  /** Accepted, and on their way as soon as there is room in the ring. */
  readonly #spilled = new Deque<Message>();
  readonly #waiting = new Waiters<Message, void>(() => this.#stop?.abort());
  readonly #flushes: (() => void)[] = [];
  #begun: Begun | undefined;
  #isFlushing = false;
  #stop: AbortController | undefined;

  /** `onSlice` is called once in a while where something waits. */
  constructor(room: Room, writer: RingWriter, options: RingOptions, onSlice: () => void) {
    this.#writer = writer;
    this.#maxSize = options.maxSize;
    this.#maySpill = options.maySpill;
    this.#patience = { room, event: SPACE, moves: HEAD, spin: new Spin(1500), onSlice };
  }

  /** How many messages are accepted and not yet in the ring. */
  get unsent(): number {
    return this.#spilled.size + (this.#begun === undefined ? 0 : 1);
  }

  /** Puts a message; returns a promise only where that has to wait. */
  put(message: Message, options: CoreWait): Promise<void> | undefined {
    throwIfAborted(options.signal);
    if (this.#isIdle()) {
      const outcome = this.#writer.write(message, false);
      if (outcome === "written") return undefined;
      if (outcome === "closed") throw this.#closed();
      if (this.#writer.isSending) return this.#begin(keepMessage(message));
    }
    const kept = keepMessage(message);
    if (this.#maySpill && this.#waiting.size === 0 && this.#spill(kept)) {
      void this.#flush();
      return undefined;
    }
    const late = (): Error => stayedFull(this.#writer.size(), this.#maxSize);
    if (options.timeout === 0) throw late();
    const wait = this.#waiting.wait(kept, options, late);
    void this.#flush();
    return wait;
  }

  /** Puts a message, blocking this thread until it is in the ring. */
  putSync(message: Message, timeout: number | undefined): void {
    const kept = this.#isIdle() ? message : keepMessage(message);
    let mine: Begun | undefined;
    const isPut = patientlySync(
      this.#patience,
      () => {
        if (mine !== undefined) return this.#begun === mine ? this.#advance() : "done";
        const before = this.#advance();
        if (before !== "done") return before;
        const outcome = this.#writer.write(kept, false);
        if (outcome === "closed") throw this.#closed();
        if (outcome === "written") return "done";
        if (this.#writer.isSending) {
          mine = { message: keepMessage(kept), isSpilled: false, waiter: undefined };
          this.#begun = mine;
        }
        return outcome === "busy" ? this.#writer.lock : "wait";
      },
      timeout,
    );
    if (isPut) return;
    // What has begun is on its way.
    if (mine !== undefined) void this.#flush();
    else throw stayedFull(this.#writer.size(), this.#maxSize);
  }

  /** Resolves once all that was put before is in the ring, or refused. */
  flushed(): Promise<void> {
    if (this.#isIdle()) return Promise.resolve();
    return new Promise((resolve) => this.#flushes.push(resolve));
  }

  /** Sends what was accepted, blocking this thread for as long as somebody takes something out. */
  flushSync(): void {
    while (this.unsent > 0) {
      const before = this.unsent;
      patientlySync(this.#patience, () => this.#advance(), 1000);
      if (this.unsent === before) return;
    }
  }

  /** Gives up what was accepted and is not in the ring. */
  forget(): void {
    while (this.#spilled.size > 0) this.#spilled.shift();
  }

  #isIdle(): boolean {
    return this.#begun === undefined && this.#spilled.size === 0 && this.#waiting.size === 0;
  }

  #begin(message: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiter = { brought: message, resolve, reject, commit: () => {} };
      this.#begun = { message, isSpilled: false, waiter };
      flushAtExit(this);
      void this.#flush();
    });
  }

  #spill(message: Message): boolean {
    let outcome = this.#writer.spill();
    for (let i = 0; outcome === "busy" && i < 100; i++) outcome = this.#writer.spill();
    if (outcome === "closed") throw this.#closed();
    if (outcome !== "written") return false;
    this.#spilled.push(message);
    flushAtExit(this);
    return true;
  }

  async #flush(): Promise<void> {
    if (this.#isFlushing) return;
    this.#isFlushing = true;
    try {
      await patiently(
        this.#patience,
        () => this.#advance(),
        (stop) => {
          this.#stop = this.unsent === 0 ? stop : undefined;
        },
      );
    } finally {
      this.#isFlushing = false;
      for (const resolve of this.#flushes.splice(0)) resolve();
    }
  }

  /** Writes what can be written now. */
  #advance(): Attempt {
    for (;;) {
      const next = this.#begun ?? this.#next();
      if (next === undefined) return "done";
      const outcome = this.#writer.write(next.message, next.isSpilled);
      if (outcome === "closed") {
        this.#refuse();
        return "done";
      }
      if (outcome === "written") {
        if (next.isSpilled) this.#spilled.shift();
        next.waiter?.resolve();
        this.#begun = undefined;
        continue;
      }
      if (this.#writer.isSending) {
        // It cannot be taken back any more.
        next.waiter?.commit();
        this.#begun = next;
      }
      if (this.#maySpill) this.#acceptMore();
      return outcome === "busy" ? this.#writer.lock : "wait";
    }
  }

  #next(): Begun | undefined {
    const message = this.#spilled.first;
    if (message !== undefined) return { message, isSpilled: true, waiter: undefined };
    const waiter = this.#waiting.first;
    return waiter && { message: waiter.brought, isSpilled: false, waiter };
  }

  #acceptMore(): void {
    for (let first = this.#waiting.first; first !== undefined; first = this.#waiting.first) {
      if (this.#writer.spill() !== "written") return;
      this.#spilled.push(first.brought);
      flushAtExit(this);
      first.resolve();
    }
  }

  #closed(): Error {
    return this.#writer.isCut ? homeless() : new QueueClosedError();
  }

  #refuse(): void {
    const error = this.#writer.isCut ? homeless() : closedWhileFull();
    this.#begun?.waiter?.reject(error);
    this.#begun = undefined;
    this.forget();
    for (let each = this.#waiting.shift(); each !== undefined; each = this.#waiting.shift()) {
      each.reject(error);
    }
  }
}
