import { createThreadCarrier } from "../task/port-link.js";
import { resolveTask } from "../task/resolve.js";
import type { Backend, WorkerExit, WorkerHandle } from "./backend.js";
import { Inbox } from "./inbox.js";
import { originalOf } from "./originals.js";
import type { FromWorker, ToWorker } from "./protocol.js";
import { Runner } from "./runner.js";
import { LaneWords } from "./words.js";

let nextId = 1;

/**
 * The contract of workers without workers: tasks run on the calling thread, one turn of its event loop later. What is
 * passed is cloned all the same. A task that never returns cannot be stopped here, and `process.exit` ends the program.
 */
export class InlineBackend implements Backend {
  readonly kind = "inline";
  readonly #handles = new Set<InlineHandle>();

  async spawn(): Promise<WorkerHandle> {
    const handle = new InlineHandle();
    this.#handles.add(handle);
    void handle.exited.then(() => this.#handles.delete(handle));
    return handle;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#handles].map((handle) => handle.terminate()));
  }
}

class InlineHandle implements WorkerHandle {
  readonly id = nextId++;
  readonly words = new LaneWords();
  readonly carrier = createThreadCarrier();
  readonly exited: Promise<WorkerExit>;
  readonly #inbox = new Inbox();
  readonly #runner: Runner;
  #end!: (exit: WorkerExit) => void;
  #isGone = false;
  #posted = 0;

  constructor() {
    this.exited = new Promise((resolve) => {
      this.#end = resolve;
    });
    this.#runner = new Runner({
      carrier: createThreadCarrier(),
      words: (buffer) => new LaneWords(buffer),
      post: (message, transfer) => this.#reply(copy(message, transfer)),
      resolve: (task) => originalOf(task) ?? resolveTask(task),
      flush: () => undefined,
      join: () => {
        throw new Error("An inline worker cannot join a team: its thread is the caller's.");
      },
      exit: () => this.#leave(),
    });
  }

  get posted(): number {
    return this.#posted;
  }

  post(message: ToWorker, transfer?: readonly Transferable[]): void {
    const copied = copyTo(message, transfer);
    this.#posted++;
    setImmediate(() => {
      if (!this.#isGone) this.#runner.receive(copied);
    });
  }

  listen(listener: (message: FromWorker) => void): () => void {
    return this.#inbox.listen(listener);
  }

  async terminate(): Promise<void> {
    this.#leave();
  }

  ref(): void {}

  unref(): void {}

  #reply(message: FromWorker): void {
    setImmediate(() => {
      if (!this.#isGone) this.#inbox.hear(message);
    });
  }

  #leave(): void {
    this.#isGone = true;
    this.#end({ exitCode: 0 });
  }
}

function copyTo(message: ToWorker, transfer?: readonly Transferable[]): ToWorker {
  if (message.type === "init") {
    const { initargs, handles } = message;
    // Together: handles stand in the arguments and in the table.
    return initargs ? { ...message, ...copy({ initargs, ...(handles && { handles }) }, transfer) } : message;
  }
  if (message.type !== "tasks") return message;
  return { ...message, tasks: copy(message.tasks, transfer) };
}

function copy<T>(value: T, transfer?: readonly Transferable[]): T {
  return structuredClone(value, transfer && { transfer: [...transfer] });
}
