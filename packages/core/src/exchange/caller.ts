import { decodeError } from "../task/decode-error.js";
import type { ErrorMessage } from "../task/error-message.js";
import type { Link } from "../task/link.js";
import { type HandleTable, packHandles, unpackHandles } from "../task/pack.js";
import { PendingCalls } from "../task/pending-calls.js";
import type { WaitSignal } from "../task/wait-signal.js";
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
  readonly #calls: PendingCalls<{ readonly signal: WaitSignal | undefined }>;

  /** `homeless` makes the error of calls after the other end has ended. */
  constructor(link: Link, homeless: () => Error) {
    this.#link = link;
    this.#homeless = homeless;
    this.#calls = new PendingCalls(link);
    link.onMessage = (message) => this.#settle(message as Reply);
    link.onClose = () => this.#cut();
  }

  /** Asks, and resolves to the answer, which comes in any case: an item that is on its way when the signal fires is not lost. */
  ask(question: Question, signal?: WaitSignal): Promise<unknown> {
    return this.#calls.ask(
      { signal },
      (call) => this.#post(question, call),
      (call) => this.#link.send({ op: "cancel", call } satisfies Request),
    );
  }

  #post(question: Question, call: number): void {
    if (this.isCut) throw this.#homeless();
    const { item } = question;
    this.#send(
      item instanceof Moved
        ? { ...question, call, item: item.item, moved: item.transfer }
        : { ...question, call },
    );
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
    const call = this.#calls.take(reply.call);
    if (call === undefined) return;
    const { signal } = call.options;
    if ("error" in reply) {
      call.reject(signal?.aborted ? signal.reason : decodeError(reply.error, { where: "its home" }));
    } else {
      const value = unpackHandles(reply.value, reply.handles, this.#link.carrier);
      call.resolve(reply.moved ? new Moved(value, reply.moved) : value);
    }
  }

  #cut(): void {
    this.isCut = true;
    this.#calls.rejectAll(this.#homeless);
    this.onCut();
  }
}
