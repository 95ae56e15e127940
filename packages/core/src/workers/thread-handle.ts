import { type MessagePort, receiveMessageOnPort, type Worker } from "node:worker_threads";
import { createThreadCarrier } from "../task/port-link.js";
import type { WorkerExit, WorkerHandle } from "./backend.js";
import { Inbox } from "./inbox.js";
import type { FromWorker, ToWorker } from "./protocol.js";
import { LaneWords } from "./words.js";

/** Messages taken in one turn: enough to save most of the cost of an event each, and promises are not kept waiting. */
const AT_ONCE = 64;

/** A worker thread and the port of its own that everything travels over. */
export class ThreadHandle implements WorkerHandle {
  readonly id: number;
  readonly exited: Promise<WorkerExit>;
  readonly words = new LaneWords();
  readonly carrier = createThreadCarrier();
  readonly #worker: Worker;
  readonly #port: MessagePort;
  readonly #inbox = new Inbox();
  #posted = 0;
  #isLeaving = false;

  constructor(worker: Worker, port: MessagePort) {
    this.id = worker.threadId;
    this.#worker = worker;
    this.#port = port;
    port.on("message", (message: FromWorker) => {
      this.#inbox.hear(message);
      this.#drain(AT_ONCE);
    });
    port.on("messageerror", () => this.#inbox.garbled());
    // A pool that waits for nothing does not keep the process alive.
    port.unref();
    this.exited = this.#untilExit();
  }

  get posted(): number {
    return this.#posted;
  }

  post(message: ToWorker, transfer?: readonly Transferable[]): void {
    this.#port.postMessage(message, transfer as Transferable[] as []);
    this.#posted++;
    if (message.type === "exit") this.#isLeaving = true;
  }

  listen(listener: (message: FromWorker) => void): () => void {
    return this.#inbox.listen(listener);
  }

  async terminate(): Promise<void> {
    this.#isLeaving = true;
    await this.#worker.terminate();
  }

  // The port alone is not enough: it closes as its worker dies, and the process could end before that is told.
  ref(): void {
    this.#port.ref();
    this.#worker.ref();
  }

  unref(): void {
    // Its successor is made when it is gone: what waits for that must not be left alone.
    if (this.#isLeaving) return;
    this.#port.unref();
    this.#worker.unref();
  }

  #drain(limit: number): void {
    for (let i = 0; i < limit; i++) {
      const received = this.#receive();
      if (received) this.#inbox.hear(received.message);
      else if (received === null) this.#inbox.garbled();
      else return;
    }
  }

  /** The next message; null for one that cannot be read, undefined where there is none. */
  #receive(): { message: FromWorker } | null | undefined {
    try {
      return receiveMessageOnPort(this.#port) as { message: FromWorker } | undefined;
    } catch {
      return null;
    }
  }

  #untilExit(): Promise<WorkerExit> {
    let error: unknown;
    this.#worker.once("error", (thrown) => {
      error = thrown;
    });
    return new Promise((resolve) => {
      this.#worker.once("exit", (exitCode) => {
        // The event overtakes messages that the worker posted before it died: no result is lost.
        this.#drain(Number.POSITIVE_INFINITY);
        this.#port.close();
        resolve({ exitCode, error });
      });
    });
  }
}
