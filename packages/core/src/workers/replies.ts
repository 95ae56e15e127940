import { encodeError } from "../task/encode-error.js";
import type { Carrier } from "../task/link.js";
import { packHandles } from "../task/pack.js";
import { ItemFailure } from "./item-failure.js";
import { type FromWorker, Mode, Reply, type TaskMessage } from "./protocol.js";
import { unsendable } from "./unsendable.js";

type Post = (message: FromWorker, transfer?: readonly Transferable[]) => void;

/** Puts the outcome of a task into a message that can be sent, whatever it is. */
export class Replies {
  readonly #post: Post;
  readonly #carrier: Carrier;

  constructor(post: Post, carrier: Carrier) {
    this.#post = post;
    this.#carrier = carrier;
  }

  done({ 0: slot, 2: mode }: TaskMessage, value: unknown): void {
    const isPacked = mode !== Mode.apply && value instanceof Float64Array;
    try {
      this.#post([Reply.done, slot, value], isPacked ? [value.buffer as ArrayBuffer] : undefined);
    } catch (error) {
      this.#donePacked(slot, mode, value, error);
    }
  }

  failed({ 0: slot }: TaskMessage, error: unknown): void {
    if (!(error instanceof ItemFailure)) {
      this.#post([Reply.failed, slot, encodeError(error), undefined]);
      return;
    }
    const encoded = encodeError(error.error);
    try {
      this.#post([Reply.failed, slot, encoded, error.partial]);
    } catch {
      this.#post([Reply.failed, slot, encoded, this.#sendable(error.partial)]);
    }
  }

  /** A result with handles, which travel in another form; what cannot be sent at all becomes the error. */
  #donePacked(slot: number, mode: Mode, value: unknown, cause: unknown): void {
    try {
      const packed = packHandles(value, "result", { error: cause, carrier: this.#carrier });
      this.#post([Reply.done, slot, packed.value, packed.handles], packed.transfer);
    } catch (error) {
      const isList = mode === Mode.map || mode === Mode.starmap;
      const partial = isList ? this.#sendable(value as ArrayLike<unknown>) : undefined;
      this.#post([Reply.failed, slot, encodeError(unsendable(error, "result")), partial]);
    }
  }

  /** The results before the first that cannot be sent. */
  #sendable(values: ArrayLike<unknown>): unknown[] {
    const good: unknown[] = [];
    for (let i = 0; i < values.length && this.#canSend(values[i]); i++) good.push(values[i]);
    return good;
  }

  #canSend(value: unknown): boolean {
    try {
      this.#carrier.clone(value);
      return true;
    } catch {
      return false;
    }
  }
}
