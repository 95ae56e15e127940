import type { Calls } from "../door/calls.js";
import type { Message } from "../door/channel.js";
import type { ConnectOptions } from "../door/options.js";
import { ProtocolError, SerializationError } from "../errors.js";
import type { WaitSignal } from "../task/wait-signal.js";
import { Proxies } from "./proxies.js";
import { proxyData } from "./proxy.js";
import { MANAGER_SERVICE, Op, type ShownReferent } from "./wire.js";

/** How one call is made. */
export interface AskSettings {
  readonly signal?: WaitSignal | undefined;
  readonly callSite?: { readonly stack?: string | undefined } | undefined;
  readonly name?: string | undefined;
}

/** This thread's connection to one manager: calls, and the proxies of that manager's objects. */
export class ManagerClient {
  readonly options: ConnectOptions;
  readonly #proxies: Proxies;
  readonly #opening: Promise<Calls>;
  /** At once where the connection stands: a promise for it would cost as much as the call. */
  #calls: Calls | undefined;
  #isClosed = false;

  constructor(options: ConnectOptions, onClose: () => void) {
    this.options = options;
    this.#proxies = new Proxies((releases) => this.#calls?.tell([Op.release, releases]));
    this.#opening = this.#open(onClose);
    // Before anybody who waits for it: calls keep their order. An error is told to whoever calls.
    this.#opening.then(
      (calls) => {
        this.#calls = calls;
      },
      () => {},
    );
  }

  /** Resolves when the connection stands. Rejects with AuthenticationError, ConnectionLostError, ProtocolError or TimeoutError. */
  async opened(): Promise<void> {
    await this.#opening;
  }

  /** Rejects with the other side's error, a SerializationError, the signal's reason or a ConnectionLostError. */
  ask(question: Message, settings: AskSettings = {}): Promise<unknown> {
    if (this.#calls !== undefined) return this.#calls.ask(question, settings);
    return this.#opening.then((calls) => calls.ask(question, settings));
  }

  /** Makes an empty object into a proxy of one that was lent to a message. */
  borrow(token: string, shown: ShownReferent, shell: object): void {
    this.#proxies.adopt(this, shown, shell);
    // It may be used before this is answered: whatever it asks comes behind this.
    this.ask([Op.borrow, token, shown[0]]).catch(() => {});
  }

  /** Ends the connection; what is under way rejects. */
  close(): void {
    this.#isClosed = true;
    if (this.#calls !== undefined) this.#calls.close();
    else
      this.#opening.then(
        (calls) => calls.close(),
        () => {},
      );
  }

  async #open(onClose: () => void): Promise<Calls> {
    try {
      // Only now: a program without managers does not pay for sockets.
      const [{ connect }, { Calls }] = await Promise.all([
        import("../door/connect.js"),
        import("../door/calls.js"),
      ]);
      const door = await connect(MANAGER_SERVICE, this.options);
      const calls = new Calls(door, "the manager");
      door.extension = {
        encode: (object) => {
          const data = proxyData(object);
          if (data === undefined) return undefined;
          if (data.client === this) return { tag: "@own", data: data.shown[0] };
          throw new SerializationError("argument", "it is a proxy of another manager");
        },
        decode: (tag, data) => {
          if (tag !== "@proxy") throw new ProtocolError(`A message has a tag ${tag}.`);
          return this.#proxies.received(this, data as ShownReferent);
        },
      };
      calls.onClose = onClose;
      if (this.#isClosed) calls.close();
      return calls;
    } catch (error) {
      onClose();
      throw error;
    }
  }
}
