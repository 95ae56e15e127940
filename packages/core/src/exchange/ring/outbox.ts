import type { Room } from "../../room/room.js";
import { throwIfAborted } from "../../task/wait-signal.js";
import type { CoreWait } from "../call-signal.js";
import { stayedFull } from "../queue-errors.js";
import { Backlog } from "./backlog.js";
import { flushAtExit } from "./flush-at-exit.js";
import { HEAD, SPACE } from "./layout.js";
import { keepMessage, type Message } from "./message.js";
import { type Attempt, type Patience, patiently, patientlySync } from "./patience.js";
import type { RingOptions } from "./ring-options.js";
import { LOOKS, Spin } from "./spin.js";
import type { RingWriter } from "./writer.js";

/** What this thread puts into a ring: at once where there is room, otherwise in order as soon as there is. */
export class RingOutbox {
  readonly #writer: RingWriter;
  readonly #patience: Patience;
  readonly #maxSize: number;
  readonly #backlog: Backlog;
  readonly #flushes: (() => void)[] = [];
  readonly #spin = new Spin(LOOKS);
  /** As an inbox has one of its own. */
  readonly #spinWithin = new Spin(LOOKS);
  #isFlushing = false;
  #stop: AbortController | undefined;

  /** `onSlice` is called once in a while where something waits. */
  constructor(room: Room, writer: RingWriter, options: RingOptions, onSlice: () => void) {
    this.#writer = writer;
    this.#maxSize = options.maxSize;
    this.#backlog = new Backlog(writer, options, () => this.#stop?.abort());
    const spin = (): Spin => (writer.isSending ? this.#spinWithin : this.#spin);
    this.#patience = { room, event: SPACE, moves: HEAD, spin, onSlice };
  }

  /** How many messages have been accepted and are not in the ring. */
  get unsent(): number {
    return this.#backlog.unsent;
  }

  /** Puts a message; returns a promise only where that has to wait. */
  put(message: Message, options: CoreWait): Promise<void> | undefined {
    throwIfAborted(options.signal);
    let sent = 0;
    if (this.#backlog.isEmpty) {
      const outcome = this.#writer.write(message, false);
      if (outcome === "written") return undefined;
      if (outcome === "closed") throw this.#backlog.closedError();
      sent = this.#writer.sent;
    }
    const wait = this.#backlog.add(keepMessage(message, sent), options);
    this.#flush();
    return wait;
  }

  /** Puts a message, blocking this thread until it is in the ring. */
  putSync(message: Message, timeout: number | undefined): void {
    let hasBegun = false;
    let refusal: unknown;
    const attempt = (): Attempt => {
      const before = this.#backlog.advance();
      if (hasBegun || before !== "done") return before;
      const outcome = this.#writer.write(message, false);
      if (outcome === "closed") throw this.#backlog.closedError();
      if (outcome === "written") return "done";
      if (this.#writer.isSending) {
        hasBegun = true;
        this.#backlog.beginSync(message, (error) => {
          refusal = error;
        });
      }
      return outcome === "busy" ? this.#writer.lock : "wait";
    };
    const isDone = patientlySync(this.#patience, attempt, timeout);
    if (refusal !== undefined) throw refusal;
    if (isDone) return;
    if (!hasBegun) throw stayedFull(this.#writer.size(), this.#maxSize);
    // What has begun is on its way.
    this.#backlog.keepBegun();
    this.#flush();
  }

  /** Resolves once all that was put before is in the ring, or refused. */
  flushed(): Promise<void> {
    if (this.#backlog.isEmpty) return Promise.resolve();
    return new Promise((resolve) => this.#flushes.push(resolve));
  }

  /** Sends what was accepted, blocking this thread for as long as somebody takes something out. */
  flushSync(): void {
    while (this.unsent > 0) {
      const before = this.#writer.taken();
      if (patientlySync(this.#patience, () => this.#backlog.advance(), 1000)) return;
      if (this.#writer.taken() === before) return;
    }
  }

  /** Gives up what was accepted and is not in the ring. */
  forget(): void {
    this.#backlog.forget();
  }

  #flush(): void {
    flushAtExit(this);
    if (this.#isFlushing) return;
    this.#isFlushing = true;
    const attempt = (): Attempt => {
      const outcome = this.#backlog.advance();
      if (outcome === "done") this.#end();
      return outcome;
    };
    const sleeping = (stop: AbortController | undefined): void => {
      this.#stop = this.unsent === 0 ? stop : undefined;
    };
    void patiently(this.#patience, attempt, sleeping);
  }

  /** At once: who puts in the microtask after this one must find that nobody sends any more. */
  #end(): void {
    this.#isFlushing = false;
    for (const resolve of this.#flushes.splice(0)) resolve();
  }
}
