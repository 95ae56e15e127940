import type { ChildProcess } from "node:child_process";
import { type Forked, forkEntry } from "../process/fork-entry.js";
import { IpcCarrier } from "../process/ipc-carrier.js";
import type { Identity } from "../process/start-message.js";
import { decodeError } from "../task/decode-error.js";
import type { Link } from "../task/link.js";
import type { WorkerExit, WorkerHandle } from "./backend.js";
import { Inbox } from "./inbox.js";
import type { FromProcess, ProcessStart } from "./process-messages.js";
import type { FromWorker, ToWorker } from "./protocol.js";
import { ToldWords } from "./told-words.js";

const entry = new URL("./process-main.js", import.meta.url);
/** How long one that has cut its channel may take to end. */
const GRACE_MS = 1000;

/** A worker in a process of its own; everything travels over one link of its channel. */
export class ProcessHandle implements WorkerHandle {
  readonly id: number;
  readonly words = new ToldWords();
  readonly carrier = new IpcCarrier("parent");
  readonly exited: Promise<WorkerExit>;
  readonly #child: ChildProcess;
  readonly #link: Link;
  readonly #inbox = new Inbox();
  #posted = 0;
  #isLeaving = false;
  #error: unknown;

  constructor(identity: Identity, execArgv: readonly string[]) {
    const { link, ticket } = this.carrier.open();
    const start: ProcessStart = { identity, ticket };
    const forked = forkEntry(entry, this.carrier, { isDaemon: true, start, execArgv });
    this.#link = link;
    this.#child = forked.child;
    this.id = forked.child.pid ?? -1;
    link.onMessage = (message) => this.#receive(message as FromProcess);
    link.onDamage = () => this.#inbox.garbled();
    this.exited = this.#untilGone(forked);
  }

  get posted(): number {
    return this.#posted;
  }

  post(message: ToWorker, transfer: readonly Transferable[] = []): void {
    this.#link.send(message);
    // What was copied to the other side is taken from this one: a transfer is one in every backend.
    const buffers = transfer.filter((each) => each instanceof ArrayBuffer);
    if (buffers.length > 0) structuredClone(null, { transfer: buffers });
    this.#posted++;
    if (message.type === "exit") this.#isLeaving = true;
  }

  listen(listener: (message: FromWorker) => void): () => void {
    return this.#inbox.listen(listener);
  }

  async terminate(): Promise<void> {
    this.#isLeaving = true;
    this.#child.kill("SIGKILL");
    await this.exited;
  }

  ref(): void {
    this.#child.ref();
    this.#link.ref();
  }

  unref(): void {
    // Its successor is made when it is gone: what waits for that must not be left alone.
    if (this.#isLeaving) return;
    this.#child.unref();
    this.#link.unref();
  }

  #receive(message: FromProcess): void {
    if ("type" in message) {
      if (message.type === "begun" || message.type === "ended") {
        this.words.hear(message);
        return;
      }
      if (message.type === "fell") {
        this.#error = decodeError(message.error, { where: `worker ${this.id}` });
        return;
      }
    }
    this.#inbox.hear(message);
  }

  async #untilGone({ child, ended }: Forked): Promise<WorkerExit> {
    const closed = new Promise<void>((resolve) => {
      this.#link.onClose = resolve;
    });
    // It ends by itself when its channel does, unless it is too busy to see that.
    void closed.then(() => setTimeout(() => child.kill("SIGKILL"), GRACE_MS).unref());
    const { exitCode, signal, error } = await ended;
    // Its exit overtakes what it has sent before: no result is lost.
    if (error === undefined) await closed;
    return { exitCode, signal, error: this.#error ?? error };
  }
}
