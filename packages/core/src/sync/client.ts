import { HomelessError } from "../errors.js";
import { decodeError } from "../task/decode-error.js";
import type { Link } from "../task/link.js";
import type { AnyCore, Caller } from "./core.js";
import { myHolder } from "./holder.js";
import type { SyncReply, SyncRequest } from "./messages.js";

interface Call {
  resolve(value: unknown): void;
  reject(reason: unknown): void;
  /** Of the caller; decides what a cancelled call rejects with. */
  readonly signal: AbortSignal | undefined;
}

/** A core that lives in another thread or process, at the other end of a link. */
export class Client implements AnyCore {
  readonly id: string;
  readonly #link: Link;
  readonly #calls = new Map<number, Call>();
  #lastCall = 0;
  #isCut = false;

  constructor(id: string, link: Link) {
    this.id = id;
    this.#link = link;
    link.onMessage = (message) => this.#settle(message as SyncReply);
    link.onClose = () => this.#cut();
  }

  call(op: string, args: readonly unknown[], caller: Partial<Caller> = {}): Promise<unknown> {
    const { holder = myHolder(), signal } = caller;
    return new Promise<unknown>((resolve, reject) => {
      signal?.throwIfAborted();
      if (this.#isCut) throw new HomelessError();
      const call = ++this.#lastCall;
      this.#link.send({ op, call, args, holder } satisfies SyncRequest);
      // The answer decides: what was given when the signal fires is not lost.
      const cancel = (): void => this.#link.send({ cancel: call } satisfies SyncRequest);
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

  #settle(reply: SyncReply): void {
    const call = this.#calls.get(reply.call);
    if (call === undefined) return;
    this.#calls.delete(reply.call);
    if (this.#calls.size === 0) this.#link.unref();
    if (!("error" in reply)) call.resolve(reply.value);
    else
      call.reject(
        call.signal?.aborted ? call.signal.reason : decodeError(reply.error, { where: "its home" }),
      );
  }

  #cut(): void {
    this.#isCut = true;
    for (const call of this.#calls.values()) call.reject(new HomelessError());
    this.#calls.clear();
  }
}
