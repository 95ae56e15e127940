import { setTimeout as delay } from "node:timers/promises";
import { Calls } from "../door/calls.js";
import { connect } from "../door/connect.js";
import type { ConnectOptions } from "../door/options.js";
import { ConnectionLostError } from "../errors.js";
import { POOL_SERVICE } from "./wire.js";

const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 5000;

/** A connection to a served pool that is made again when it is needed and was lost. */
export class Line {
  readonly #options: ConnectOptions;
  readonly #patienceMs: number;
  readonly #end = new AbortController();
  #calls: Calls | undefined;
  #opening: Promise<Calls> | undefined;

  /** Tries for so many milliseconds to connect again. */
  constructor(options: ConnectOptions, patienceMs: number) {
    this.#options = options;
    this.#patienceMs = patienceMs;
  }

  /** The connection as it stands, or a new one. Rejects with why there is none. */
  async calls(): Promise<Calls> {
    if (this.#calls !== undefined) return this.#calls;
    this.#opening ??= this.#reopen().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  /** One attempt. Rejects with AuthenticationError, ConnectionLostError, ProtocolError or TimeoutError. */
  async open(): Promise<Calls> {
    const calls = new Calls(await connect(POOL_SERVICE, this.#options), "the served pool");
    calls.onClose = () => {
      if (this.#calls === calls) this.#calls = undefined;
    };
    if (this.#end.signal.aborted) calls.close();
    this.#calls = calls;
    return calls;
  }

  /** Ends the connection; what is under way rejects. */
  close(): void {
    this.#end.abort();
    this.#calls?.close();
  }

  async #reopen(): Promise<Calls> {
    const deadline = performance.now() + this.#patienceMs;
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
      try {
        return await this.open();
      } catch (error) {
        // Whoever answers, and refuses, will do so again.
        if (!(error instanceof ConnectionLostError) || performance.now() >= deadline) throw error;
      }
      // Many clients of one server must not come back at the same moment.
      await delay(wait * (0.5 + Math.random() / 2), undefined, { signal: this.#end.signal }).catch(() => {
        throw new ConnectionLostError("The connection has been closed.");
      });
    }
  }
}
