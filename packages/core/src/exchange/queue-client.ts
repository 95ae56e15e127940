import { QueueClosedError } from "../errors.js";
import { decodeError } from "../task/decode-error.js";
import type { Link } from "../task/link.js";
import { packHandles, unpackHandles } from "../task/pack.js";
import { type CoreWait, throwIfAborted, type WaitSignal } from "./call-signal.js";
import type { QueueCore, QueueState } from "./queue-core.js";
import type { QueueReply, QueueRequest } from "./queue-messages.js";

interface Call {
  resolve(value: unknown): void;
  reject(reason: unknown): void;
  /** Of the caller; decides what a cancelled call rejects with. */
  readonly signal: WaitSignal | undefined;
}

type Question = QueueRequest extends infer R ? (R extends QueueRequest ? Omit<R, "call"> : never) : never;

/** A queue that lives in another thread or process, at the other end of a link. */
export class QueueClient implements QueueCore {
  readonly id: string;
  readonly maxSize: number;
  readonly #link: Link;
  readonly #calls = new Map<number, Call>();
  #lastCall = 0;
  #isCut = false;

  constructor(id: string, maxSize: number, link: Link) {
    this.id = id;
    this.maxSize = maxSize;
    this.#link = link;
    link.onMessage = (message) => this.#settle(message as QueueReply);
    link.onClose = () => this.#cut();
  }

  async put(item: unknown, { timeout, signal }: CoreWait): Promise<void> {
    await this.#ask({ op: "put", item, timeout }, signal);
  }

  get({ timeout, signal }: CoreWait): Promise<unknown> {
    return this.#ask({ op: "get", timeout }, signal);
  }

  state(): Promise<QueueState> {
    return this.#ask({ op: "state" }) as Promise<QueueState>;
  }

  async close(): Promise<void> {
    await this.#ask({ op: "close" });
  }

  #ask(question: Question, signal?: WaitSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      throwIfAborted(signal);
      if (this.#isCut) throw homeless();
      const call = ++this.#lastCall;
      this.#send({ ...question, call } as QueueRequest);
      // The answer decides: an item that is on its way when the signal fires is not lost.
      const cancel = (): void => this.#link.send({ op: "cancel", call } satisfies QueueRequest);
      const done = <V>(use: (value: V) => void) => {
        return (value: V): void => {
          signal?.removeEventListener("abort", cancel);
          use(value);
        };
      };
      signal?.addEventListener("abort", cancel);
      if (this.#calls.size === 0) this.#link.ref();
      this.#calls.set(call, { resolve: done(resolve), reject: done(reject), signal });
    });
  }

  #send(request: QueueRequest): void {
    try {
      this.#link.send(request);
    } catch (error) {
      if (request.op !== "put") throw error;
      const packed = packHandles(request.item, "item", { error, carrier: this.#link.carrier });
      this.#link.send({ ...request, item: packed.value, handles: packed.handles }, packed.transfer);
    }
  }

  #settle(reply: QueueReply): void {
    const call = this.#calls.get(reply.call);
    if (call === undefined) return;
    this.#calls.delete(reply.call);
    if (this.#calls.size === 0) this.#link.unref();
    if (!("error" in reply)) call.resolve(unpackHandles(reply.value, reply.handles, this.#link.carrier));
    else
      call.reject(
        call.signal?.aborted ? call.signal.reason : decodeError(reply.error, { where: "the queue's home" }),
      );
  }

  #cut(): void {
    this.#isCut = true;
    for (const call of this.#calls.values()) call.reject(homeless());
    this.#calls.clear();
  }
}

function homeless(): QueueClosedError {
  return new QueueClosedError("The queue is closed: the thread or process that made it has ended.");
}
