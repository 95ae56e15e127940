import { adoptProgramBase } from "../task/base.js";
import { encodeError } from "../task/encode-error.js";
import type { Carrier } from "../task/link.js";
import { unpackHandles } from "../task/pack.js";
import type { Runnable } from "../task/resolve.js";
import type { ShippedTask } from "../task/shipped-task.js";
import type { ToMember } from "../team/messages.js";
import { now } from "./clock.js";
import { isThenable } from "./is-thenable.js";
import type { WorkerWords } from "./lane-words.js";
import { run } from "./modes.js";
import type { FromWorker, InitMessage, TaskMessage, ToWorker } from "./protocol.js";
import { Replies } from "./replies.js";
import { onSpan } from "./span.js";
import { TaskSignal } from "./task-signal.js";

/** What a runner needs of the place it runs in. */
export interface RunnerHost {
  readonly carrier: Carrier;
  /** Who has which task, over the memory that it shares with the pool if it shares any. */
  words(buffer: SharedArrayBuffer | undefined): WorkerWords;
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
  #words!: WorkerWords;
  #functions = new Map<number, Runnable | ShippedTask>();
  readonly #queue: (TaskMessage | ToMember)[] = [];
  #signal: { slot: number; signal: TaskSignal } | undefined;
  #busy = false;
  #posted = 0;
  readonly #carrier: Carrier;
  readonly #replies: Replies;

  constructor(host: RunnerHost) {
    this.#host = host;
    this.#carrier = host.carrier;
    this.#replies = new Replies((message, transfer) => this.post(message, transfer), host.carrier);
  }

  receive(message: ToWorker): void {
    switch (message.type) {
      case "tasks":
        // At once: later messages count on these handles, also where their task is never run.
        for (const task of message.tasks) unpackHandles(task[3], task[5], this.#carrier);
        this.#queue.push(...message.tasks);
        void this.#drain();
        break;
      case "define":
        if (message.forget) this.#functions.clear();
        for (const task of message.tasks) this.#functions.set(task.id, task);
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
    this.#words = this.#host.words(words);
    adoptProgramBase(base);
    try {
      if (initializer)
        await (await this.#host.resolve(initializer))(...unpackHandles(initargs, handles, this.#carrier));
      this.post({ type: "ready" });
    } catch (error) {
      this.post({ type: "init-failed", error: encodeError(error) });
    }
  }

  async #drain(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
      if ("type" in next) this.#host.join(next);
      else {
        // Synchronous tasks follow each other without a turn of the microtask queue.
        const since = now();
        const begun = this.#words.begin(next[0], since);
        if (begun === false || (begun !== true && !(await begun))) continue;
        const running = this.#run(next);
        if (running) await running;
        onSpan?.("task", since, now());
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

  #payload([slot, , , payload, signalAt]: TaskMessage): unknown {
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
    return this.#reply(task[0], () => this.#replies.done(task, value));
  }

  #fail(task: TaskMessage, error: unknown): Promise<void> | undefined {
    return this.#reply(task[0], () => this.#replies.failed(task, error));
  }

  /** What the task logged goes first: when its result arrives, so have its lines. */
  #reply(slot: number, post: () => void): Promise<void> | undefined {
    this.#signal = undefined;
    const ended = now();
    const finish = () => {
      this.#words.end(slot, ended, this.#posted);
      post();
    };
    const flushed = this.#host.flush();
    if (flushed) return flushed.then(finish);
    finish();
    return undefined;
  }
}
