import { QueueClosedError } from "../../errors.js";
import type { CoreWait } from "../call-signal.js";
import { Deque } from "../deque.js";
import { closedWhileFull, homeless, stayedFull } from "../queue-errors.js";
import { type Waiter, Waiters } from "../waiters.js";
import { dropMessage, keepMessage, type Message } from "./message.js";
import type { Attempt } from "./patience.js";
import type { RingOptions } from "./ring-options.js";
import type { RingWriter } from "./writer.js";

/** A message that is next. */
interface Next {
  readonly message: Message;
  /** Whether it counts as put already. */
  readonly isSpilled: boolean;
  /** The call that waits for it. */
  readonly waiter: Waiter<Message, void> | undefined;
}

/** The messages of this thread for which a ring had no room, in order. */
export class Backlog {
  readonly #writer: RingWriter;
  readonly #options: RingOptions;
  /** These count as put. */
  readonly #spilled = new Deque<Message>();
  /** These do not; their calls wait. */
  readonly #waiting: Waiters<Message, void>;
  /** A part of this one has been written. */
  #begun: Next | undefined;

  /** `onEmpty` is called when the last call that waits gives up. */
  constructor(writer: RingWriter, options: RingOptions, onEmpty: () => void) {
    this.#writer = writer;
    this.#options = options;
    this.#waiting = new Waiters(onEmpty);
  }

  /** How many messages must be sent, since nobody can take them back. */
  get unsent(): number {
    return this.#spilled.size + (this.#begun === undefined ? 0 : 1);
  }

  get isEmpty(): boolean {
    return this.unsent === 0 && this.#waiting.size === 0;
  }

  /** Adds a message; returns a promise unless it counts as put. Raises QueueFullError where it may not wait. */
  add(message: Message, options: CoreWait): Promise<void> | undefined {
    if (this.#writer.isSending && this.#begun === undefined) return this.begin(message);
    if (this.#waiting.size === 0 && this.#spill()) {
      this.#spilled.push(message);
      return undefined;
    }
    const late = (): Error => stayedFull(this.#writer.size(), this.#options.maxSize);
    if (options.timeout === 0) throw late();
    return this.#waiting.wait(message, options, late);
  }

  /** Adds a message of which a part has been written. */
  begin(message: Message): Promise<void> | undefined {
    const isSpilled = this.#spill();
    const sent = new Promise<void>((resolve, reject) => {
      const waiter = { brought: message, resolve, reject, commit: () => {} };
      this.#begun = { message, isSpilled, waiter: isSpilled ? undefined : waiter };
      if (isSpilled) resolve();
    });
    return isSpilled ? undefined : sent;
  }

  /** The same; `refuse` is told if nobody wants the rest of it. */
  beginSync(message: Message, refuse: (error: unknown) => void): void {
    const waiter = { brought: message, resolve: () => {}, reject: refuse, commit: () => {} };
    this.#begun = { message, isSpilled: false, waiter };
  }

  /** Copies what is left of the message that `beginSync` was given: its bytes are the caller's again. */
  keepBegun(): void {
    const begun = this.#begun;
    if (begun !== undefined)
      this.#begun = { ...begun, message: keepMessage(begun.message, this.#writer.sent) };
  }

  /** Writes what can be written now. */
  advance(): Attempt {
    for (let next = this.#begun ?? this.#next(); next !== undefined; next = this.#next()) {
      const outcome = this.#writer.write(next.message, next.isSpilled);
      if (outcome === "closed") this.#refuse();
      else if (outcome === "written") {
        if (next.message === this.#spilled.first) this.#spilled.shift();
        dropMessage(next.message);
        next.waiter?.resolve();
        this.#begun = undefined;
      } else {
        // A part of it cannot be taken back any more.
        if (this.#writer.isSending && this.#begun === undefined) this.#begun = this.#commit(next);
        this.#acceptMore();
        return outcome === "busy" ? this.#writer.lock : "wait";
      }
    }
    return "done";
  }

  /** Gives up what counts as put and is not in the ring. */
  forget(): void {
    const begun = this.#begun?.isSpilled ? this.#begun.message : undefined;
    const isBeside = begun !== undefined && begun !== this.#spilled.first;
    const count = this.#spilled.size + (isBeside ? 1 : 0);
    while (this.#spilled.size > 0) this.#spilled.shift();
    if (count > 0) this.#writer.unspill(count, begun !== undefined);
    if (begun !== undefined) this.#begun = undefined;
  }

  /** The error of who puts into a closed ring. */
  closedError(): Error {
    return this.#writer.isCut ? homeless() : new QueueClosedError();
  }

  #next(): Next | undefined {
    const message = this.#spilled.first;
    if (message !== undefined) return { message, isSpilled: true, waiter: undefined };
    const waiter = this.#waiting.first;
    return waiter && { message: waiter.brought, isSpilled: false, waiter };
  }

  #commit(next: Next): Next {
    if (!next.isSpilled && this.#spill()) {
      next.waiter?.resolve();
      return { message: next.message, isSpilled: true, waiter: undefined };
    }
    next.waiter?.commit();
    return next;
  }

  #spill(): boolean {
    if (!this.#options.maySpill) return false;
    let outcome = this.#writer.spill();
    for (let i = 0; outcome === "busy" && i < 100; i++) outcome = this.#writer.spill();
    if (outcome === "closed") throw this.closedError();
    return outcome === "written";
  }

  #acceptMore(): void {
    for (let first = this.#waiting.first; first !== undefined; first = this.#waiting.first) {
      if (!this.#options.maySpill || this.#writer.spill() !== "written") return;
      this.#spilled.push(first.brought);
      first.resolve();
    }
  }

  #refuse(): void {
    const error = this.#writer.isCut ? homeless() : closedWhileFull();
    this.#begun?.waiter?.reject(error);
    this.#begun = undefined;
    this.forget();
    for (let each = this.#waiting.shift(); each !== undefined; each = this.#waiting.shift())
      each.reject(error);
  }
}
