import { decodeError } from "../task/decode-error.js";
import type { ErrorMessage } from "../task/error-message.js";
import type { Link } from "../task/link.js";
import { type HandleTable, packHandles, unpackHandles } from "../task/pack.js";
import { throwIfAborted, type WaitSignal } from "./call-signal.js";
import { Moved } from "./moved.js";

/** A request; `item` may hold handles. */
export interface Request {
  readonly op: string;
  readonly call: number;
  readonly item?: unknown;
  readonly handles?: HandleTable;
  /** What of the item is moved. */
  readonly moved?: readonly Transferable[];
}

/** The answer to one call. */
export type Reply =
  | {
      readonly call: number;
      readonly value?: unknown;
      readonly handles?: HandleTable;
      readonly moved?: readonly Transferable[];
    }
  | { readonly call: number; readonly error: ErrorMessage };

interface Call {
  resolve(value: unknown): void;
  reject(reason: unknown): void;
  /** Of the caller; decides what a cancelled call rejects with. */
  readonly signal: WaitSignal | undefined;
}

/** What is asked, with whatever fields its kind has. */
export interface Question {
  readonly op: string;
  readonly item?: unknown;
  readonly [field: string]: unknown;
}

/** Calls of something that lives in another thread or process, at the other end of a link. */
export class Caller {
  /** Whether the other end has ended. */
  isCut = false;
  /** Called when the other end has ended. */
  onCut: () => void = () => {};
  readonly #link: Link;
  readonly #homeless: () => Error;
  readonly #calls = new Map<number, Call>();
  #lastCall = 0;

  /** `homeless` makes the error of calls after the other end has ended. */
  constructor(link: Link, homeless: () => Error) {
    this.#link = link;
    this.#homeless = homeless;
    link.onMessage = (message) => this.#settle(message as Reply);
    link.onClose = () => this.#cut();
  }

  /** Asks, and resolves to the answer, which comes in any case. */
  ask(question: Question, signal?: WaitSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      throwIfAborted(signal);
      if (this.isCut) throw this.#homeless();
      const call = ++this.#lastCall;
      const { item } = question;
      this.#send(
        item instanceof Moved
          ? { ...question, call, item: item.item, moved: item.transfer }
          : { ...question, call },
      );
      // The answer decides: an item that is on its way when the signal fires is not lost.
      const cancel = (): void => this.#link.send({ op: "cancel", call } satisfies Request);
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

  #send(request: Request): void {
    const { moved: transfer } = request;
    try {
      this.#link.send(request, transfer);
    } catch (error) {
      if (!("item" in request)) throw error;
      const packed = packHandles(request.item, "item", { error, transfer, carrier: this.#link.carrier });
      this.#link.send({ ...request, item: packed.value, handles: packed.handles }, packed.transfer);
    }
  }

  #settle(reply: Reply): void {
    const call = this.#calls.get(reply.call);
    if (call === undefined) return;
    this.#calls.delete(reply.call);
    if (this.#calls.size === 0) this.#link.unref();
    if ("error" in reply) {
      const error = decodeError(reply.error, { where: "its home" });
      call.reject(call.signal?.aborted ? call.signal.reason : error);
    } else {
      const value = unpackHandles(reply.value, reply.handles, this.#link.carrier);
      call.resolve(reply.moved ? new Moved(value, reply.moved) : value);
    }
  }

  #cut(): void {
    this.isCut = true;
    for (const call of this.#calls.values()) call.reject(this.#homeless());
    this.#calls.clear();
    this.onCut();
  }
}
