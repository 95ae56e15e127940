import { adoptProgramBase } from "../task/base.js";
import { encodeError } from "../task/encode-error.js";
import { packHandles, unpackHandles } from "../task/pack.js";
import type { Runnable } from "../task/resolve.js";
import type { ShippedTask } from "../task/shipped-task.js";
import type { ToMember } from "../team/messages.js";
import { now } from "./clock.js";
import { isThenable } from "./is-thenable.js";
import { ItemFailure } from "./item-failure.js";
import { run } from "./modes.js";
import {
  type FromWorker,
  type InitMessage,
  Mode,
  Reply,
  type TaskMessage,
  type TasksMessage,
  type ToWorker,
} from "./protocol.js";
import { TaskSignal } from "./task-signal.js";
import { unsendable } from "./unsendable.js";
import { LaneWords } from "./words.js";

/** What a runner needs of the place it runs in. */
export interface RunnerHost {
  post(message: FromWorker, transfer?: readonly Transferable[]): void;
  resolve(task: ShippedTask): Runnable | Promise<Runnable>;
  /** Resolves when what the task logged is on its way; undefined where nothing waits. */
  flush(): Promise<void> | undefined;
  join(message: ToMember): void;
  exit(): void;
}

/** The worker's side of a lane: runs what is posted, one task at a time, in order. */
export class Runner {
  readonly #host: RunnerHost;
  #words!: LaneWords;
  #functions = new Map<number, Runnable | ShippedTask>();
  readonly #queue: (TaskMessage | ToMember)[] = [];
  #signal: { slot: number; signal: TaskSignal } | undefined;
  #busy = false;
  #posted = 0;

  constructor(host: RunnerHost) {
    this.#host = host;
  }

  receive(message: ToWorker): void {
    switch (message.type) {
      case "tasks":
        this.#define(message);
        this.#queue.push(...message.tasks);
        void this.#drain();
        break;
      case "init":
        void this.#init(message);
        break;
      case "abort":
        if (this.#signal?.slot === message.slot) this.#signal.signal.abort(message.reason);
        break;
      case "exit":
        this.#host.exit();
        break;
      default:
        this.#queue.push(message);
        void this.#drain();
    }
  }

  /** Posts, and counts: both sides number the messages to speak of one that was damaged. */
  post(message: FromWorker, transfer?: readonly Transferable[]): void {
    this.#host.post(message, transfer);
    this.#posted++;
  }

  async #init({ words, base, initializer, initargs = [], handles }: InitMessage): Promise<void> {
    this.#words = new LaneWords(words);
    adoptProgramBase(base);
    try {
      if (initializer) await (await this.#host.resolve(initializer))(...unpackHandles(initargs, handles));
      this.post({ type: "ready" });
    } catch (error) {
      this.post({ type: "init-failed", error: encodeError(error) });
    }
  }

  #define({ define, forget }: TasksMessage): void {
    if (forget) this.#functions.clear();
    for (const task of define ?? []) this.#functions.set(task.id, task);
  }

  async #drain(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
      if ("type" in next) this.#host.join(next);
      else if (this.#words.begin(next[0], now())) {
        const running = this.#run(next);
        // Synchronous tasks follow each other without a turn of the microtask queue.
        if (running) await running;
      }
    }
    this.#busy = false;
  }

  #run(task: TaskMessage): Promise<void> | undefined {
    const fn = this.#functions.get(task[1])!;
    if (typeof fn !== "function") return this.#runLater(task, fn);
    try {
      const value = run(fn, task[2], this.#payload(task));
      if (isThenable(value)) return this.#settleLater(task, value);
      return this.#settle(task, value);
    } catch (error) {
      return this.#fail(task, error);
    }
  }

  async #runLater(task: TaskMessage, shipped: ShippedTask): Promise<void> {
    try {
      this.#functions.set(task[1], await this.#host.resolve(shipped));
    } catch (error) {
      return this.#fail(task, error);
    }
    return this.#run(task);
  }

  #payload([slot, , , sent, signalAt, handles]: TaskMessage): unknown {
    const payload = unpackHandles(sent, handles);
    if (signalAt < 0) return payload;
    const signal = new TaskSignal(() => this.#words.isAborted(slot));
    this.#signal = { slot, signal };
    return (payload as unknown[]).with(signalAt, signal.signal);
  }

  async #settleLater(task: TaskMessage, value: PromiseLike<unknown>): Promise<void> {
    try {
      return this.#settle(task, await value);
    } catch (error) {
      return this.#fail(task, error);
    }
  }

  #settle(task: TaskMessage, value: unknown): Promise<void> | undefined {
    return this.#reply(task, () => {
      try {
        const isPacked = task[2] !== Mode.apply && value instanceof Float64Array;
        this.post([Reply.done, task[0], value], isPacked ? [value.buffer as ArrayBuffer] : undefined);
      } catch (error) {
        this.#postUnsent(task, value, error);
      }
    });
  }

  #fail(task: TaskMessage, error: unknown): Promise<void> | undefined {
    return this.#reply(task, () => {
      if (!(error instanceof ItemFailure)) this.post([Reply.failed, task[0], encodeError(error), undefined]);
      else {
        const { partial } = error;
        try {
          this.post([Reply.failed, task[0], encodeError(error.error), partial]);
        } catch {
          this.post([Reply.failed, task[0], encodeError(error.error), sendable(Array.from(partial))]);
        }
      }
    });
  }

  /** What the task logged goes first: when its result arrives, so have its lines. */
  #reply(task: TaskMessage, post: () => void): Promise<void> | undefined {
    this.#signal = undefined;
    this.#words.end(task[0], now(), this.#posted);
    const flushed = this.#host.flush();
    if (!flushed) return post() as undefined;
    return flushed.then(post);
  }

  /** Handles among the results make them travel in another form; what cannot be sent at all becomes the error. */
  #postUnsent({ 0: slot, 2: mode }: TaskMessage, value: unknown, cause: unknown): void {
    try {
      const packed = packHandles(value, "result", { error: cause });
      this.post([Reply.done, slot, packed.value, packed.handles], packed.transfer);
    } catch (error) {
      const isList = mode === Mode.map || mode === Mode.starmap;
      this.post([
        Reply.failed,
        slot,
        encodeError(unsendable(error, "result")),
        isList ? sendable(value as unknown[]) : undefined,
      ]);
    }
  }
}

/** The results before the first that cannot be sent. */
function sendable(values: readonly unknown[]): readonly unknown[] {
  const bad = values.findIndex((value) => {
    try {
      structuredClone(value);
      return false;
    } catch {
      return true;
    }
  });
  return bad < 0 ? [] : values.slice(0, bad);
}
