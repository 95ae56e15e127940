import { ConnectionLostError, ProtocolError } from "../errors.js";
import { decodeError } from "../task/decode-error.js";
import { PendingCalls } from "../task/pending-calls.js";
import type { WaitSignal } from "../task/wait-signal.js";
import type { Message } from "./channel.js";
import { checkErrorMessage } from "./check-error.js";
import type { Door } from "./door.js";

/** How one call is made. */
export interface AskOptions {
  readonly signal?: WaitSignal | undefined;
  /** Whether an abort rejects at once. Otherwise the answer decides: what is on its way when the signal fires is not lost. */
  readonly isLossy?: boolean | undefined;
  /** Where the user made the call. */
  readonly callSite?: { readonly stack?: string | undefined } | undefined;
  /** Takes what the other side tells before the answer. */
  readonly onNews?: ((news: unknown) => void) | undefined;
  /** How errors call what is sent. */
  readonly name?: string | undefined;
}

/**
 * Calls to the other side of a door, any number of them under way at a time.
 *
 * Question: `[call, operation, …]`; `[call]` ends its wait. Answer: `[call]`, `[call, value]` or `[call, null, error]`;
 * before it, any number of `[-call, news]`.
 */
export class Calls {
  /** Called once, when the door has closed; every call has been rejected then. */
  onClose: () => void = () => {};
  readonly #door: Door;
  readonly #where: string;
  readonly #calls: PendingCalls<AskOptions>;
  #lost: ConnectionLostError | undefined;

  /** `where` names the other side in stacks. */
  constructor(door: Door, where: string) {
    this.#door = door;
    this.#where = where;
    this.#calls = new PendingCalls(door);
    door.onMessage = (message) => this.#settle(message);
    door.onClose = (reason) => this.#cut(reason);
    door.unref();
  }

  /** Rejects with the other side's error, a SerializationError, the signal's reason or a ConnectionLostError. */
  ask(question: Message, options: AskOptions): Promise<unknown> {
    return this.#calls.ask(
      options,
      (call) => {
        if (this.#lost !== undefined) throw lostAgain(this.#lost);
        this.#door.send([call, ...question], options.name);
      },
      (call) => {
        this.#door.send([call]);
        if (options.isLossy) this.#calls.take(call)?.reject(options.signal?.reason);
      },
    );
  }

  /** Sends what has no answer. */
  tell(message: Message): void {
    this.#door.send([0, ...message]);
  }

  /** Ends the connection; what is under way rejects. */
  close(): void {
    this.#door.close();
    this.#cut(new ConnectionLostError("The connection has been closed."));
  }

  #settle(message: Message): void {
    const [number, value, error] = message;
    if (!Number.isSafeInteger(number)) throw new ProtocolError("An answer has no number.");
    if ((number as number) < 0) this.#calls.get(-(number as number))?.options.onNews?.(value);
    const call = this.#calls.take(number as number);
    if (call === undefined) return;
    if (message.length < 3) call.resolve(value);
    else if (call.options.signal?.aborted) call.reject(call.options.signal.reason);
    else
      call.reject(
        decodeError(checkErrorMessage(error), { where: this.#where, callSite: call.options.callSite }),
      );
  }

  #cut(reason: ConnectionLostError): void {
    if (this.#lost !== undefined) return;
    this.#lost = reason;
    this.#calls.rejectAll(() => lostAgain(reason));
    this.onClose();
  }
}

/** A new one each time: it gets the stack of the call that it ends. */
function lostAgain({ message, cause }: ConnectionLostError): ConnectionLostError {
  return new ConnectionLostError(message, cause === undefined ? {} : { cause });
}
