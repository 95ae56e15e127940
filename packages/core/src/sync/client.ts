import { HomelessError } from "../errors.js";
import { myHolder } from "../segment/holder.js";
import { decodeError } from "../task/decode-error.js";
import type { Link } from "../task/link.js";
import { PendingCalls } from "../task/pending-calls.js";
import type { AnyCore, Caller } from "./core.js";
import type { SyncReply, SyncRequest } from "./messages.js";

/** A core that lives in another thread or process, at the other end of a link. */
export class Client implements AnyCore {
  readonly id: string;
  readonly #link: Link;
  readonly #calls: PendingCalls<{ readonly signal: AbortSignal | undefined }>;
  #isCut = false;

  constructor(id: string, link: Link) {
    this.id = id;
    this.#link = link;
    this.#calls = new PendingCalls(link);
    link.onMessage = (message) => this.#settle(message as SyncReply);
    link.onClose = () => this.#cut();
  }

  call(op: string, args: readonly unknown[], caller: Partial<Caller> = {}): Promise<unknown> {
    const { holder = myHolder(), signal } = caller;
    return this.#calls.ask(
      { signal },
      (call) => {
        if (this.#isCut) throw new HomelessError();
        this.#link.send({ op, call, args, holder } satisfies SyncRequest);
      },
      // The answer decides: what was given when the signal fires is not lost.
      (call) => this.#link.send({ cancel: call } satisfies SyncRequest),
    );
  }

  #settle(reply: SyncReply): void {
    const call = this.#calls.take(reply.call);
    if (call === undefined) return;
    const { signal } = call.options;
    if (!("error" in reply)) call.resolve(reply.value);
    else call.reject(signal?.aborted ? signal.reason : decodeError(reply.error, { where: "its home" }));
  }

  #cut(): void {
    this.#isCut = true;
    this.#calls.rejectAll(() => new HomelessError());
  }
}
