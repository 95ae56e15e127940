import { announceGone } from "../segment/holder.js";
import { decodeError } from "../task/decode-error.js";
import { createThreadCarrier } from "../task/port-link.js";
import type { WorkerExit, WorkerHandle } from "./backend.js";
import { Inbox } from "./inbox.js";
import type { FromWorker, ToWorker } from "./protocol.js";
import { ToldWords } from "./told-words.js";
import type { FromWeb, WebStart, WebWorker } from "./web-messages.js";
import { LaneWords } from "./words.js";

let nextId = 1;
/** So soon a worker answers that runs nothing, or waits. */
const ANSWER_MS = 20;
/** No engine says when a worker that was terminated is gone: what it had posted is there by then. */
const GRACE_MS = 50;

/** A dedicated worker of a browser and the port of its own that everything travels over. */
export class WebHandle implements WorkerHandle {
  readonly id = nextId++;
  readonly exited: Promise<WorkerExit>;
  /** Resolves when its code runs; rejects where that could not be loaded. */
  readonly started: Promise<void>;
  readonly words: LaneWords | ToldWords;
  readonly carrier = createThreadCarrier();
  readonly #worker: WebWorker;
  readonly #port: MessagePort;
  readonly #inbox = new Inbox();
  #posted = 0;
  #holder = 0;
  #exitCode = 1;
  #error: unknown;
  #start!: () => void;
  #end!: (exit: WorkerExit) => void;

  constructor(worker: WebWorker, sharesMemory: boolean) {
    const { port1, port2 } = new MessageChannel();
    this.#worker = worker;
    this.#port = port1;
    this.words = sharesMemory ? new LaneWords() : new ToldWords();
    this.exited = new Promise((resolve) => {
      this.#end = resolve;
    });
    this.started = new Promise((resolve, reject) => {
      this.#start = resolve;
      worker.addEventListener("error", (event) => {
        const { message } = event;
        // It is told here, to those whom it concerns: one that was ended while its code loaded is no error of the program.
        event.preventDefault();
        reject(new Error(notLoaded(message)));
        this.#error ??= new Error(message);
        void this.terminate();
      });
    });
    port1.onmessage = ({ data }) => this.#receive(data as FromWeb);
    port1.onmessageerror = () => this.#inbox.garbled();
    port1.addEventListener("close", () => this.#leave());
    worker.postMessage({ port: port2, sharesMemory } satisfies WebStart, [port2]);
  }

  get posted(): number {
    return this.#posted;
  }

  post(message: ToWorker, transfer: readonly Transferable[] = []): void {
    this.#port.postMessage(message, transfer as Transferable[]);
    this.#posted++;
  }

  listen(listener: (message: FromWorker) => void): () => void {
    return this.#inbox.listen(listener);
  }

  async terminate(): Promise<void> {
    this.#port.postMessage({ type: "exit" } satisfies ToWorker);
    setTimeout(() => this.#worker.terminate(), ANSWER_MS);
    setTimeout(() => this.#leave(), ANSWER_MS + GRACE_MS);
    await this.exited;
  }

  ref(): void {}

  unref(): void {}

  #receive(message: FromWeb): void {
    if ("type" in message) {
      switch (message.type) {
        case "begun":
        case "ended":
          (this.words as ToldWords).hear(message);
          return;
        case "up":
          this.#holder = message.holder;
          this.#start();
          return;
        case "fell":
          this.#error = decodeError(message.error, { where: `worker ${this.id}` });
          return;
        case "gone":
          this.#exitCode = message.exitCode;
          // What it had posted over other ports was under way before this.
          setImmediate(() => this.#leave());
          return;
      }
    }
    this.#inbox.hear(message);
  }

  #leave(): void {
    if (this.#holder) announceGone(this.#holder);
    this.#worker.terminate();
    this.#port.close();
    this.carrier.end?.();
    this.#end({ exitCode: this.#exitCode, error: this.#error });
  }
}

function notLoaded(message: string | undefined): string {
  return (
    `A worker could not be started${message ? `: ${message}` : ""}. If the page's content security policy forbids ` +
    "workers from a Blob, allow worker-src blob:, or serve @parakern/core/worker and name it: new Pool({ workerUrl })."
  );
}
