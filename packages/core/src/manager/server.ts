import { randomUUID } from "node:crypto";
import { type Doorway, listen } from "../door/listen.js";
import type { ListenOptions } from "../door/options.js";
import { barrierKind } from "./barrier-kind.js";
import { type Kind, kindOf } from "./kinds.js";
import { builtIns } from "./managed/built-ins.js";
import { Referents } from "./referents.js";
import { Session } from "./session.js";
import { MANAGER_SERVICE } from "./wire.js";

/** A server of shared objects, in this thread. */
export class ManagerServer {
  /** What its owner says to end it. */
  readonly word: string;
  readonly referents = new Referents();
  /** Resolves when it has ended. */
  readonly ended: Promise<void>;
  readonly #kinds = new Map<string, Kind>();
  readonly #sessions = new Set<Session>();
  #doorway: Doorway | undefined;
  #end!: () => void;

  /** Raises TypeError or RangeError for what cannot be registered. */
  constructor(classes: Readonly<Record<string, unknown>>, word: string = randomUUID()) {
    this.word = word;
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    for (const [name, registered] of Object.entries(classes)) {
      if (builtIns.has(name)) throw new RangeError(`classes: there is a "${name}" already.`);
      this.#kinds.set(name, kindOf(name, registered));
    }
    const barrier = barrierKind(new Map(this.#kinds));
    for (const [name, kind] of builtIns) this.#kinds.set(name, name === "barrier" ? barrier : kind);
  }

  /** Where it is; undefined before it listens. */
  get address(): string | undefined {
    return this.#doorway?.address;
  }

  /** Lets others in. Rejects where the address cannot be had. */
  async listen(options: ListenOptions): Promise<void> {
    const shutdown = async (word: unknown): Promise<void> => {
      // After the answer has left.
      if (word === this.word) setImmediate(() => void this.close());
    };
    this.#doorway = await listen(options, {
      service: MANAGER_SERVICE,
      enter: (door) => {
        const session = new Session({ kinds: this.#kinds, referents: this.referents, shutdown }, door, () =>
          this.#sessions.delete(session),
        );
        this.#sessions.add(session);
      },
    });
  }

  /** Ends every connection, and lets nobody in any more. */
  async close(): Promise<void> {
    await this.#doorway?.close();
    for (const session of this.#sessions) session.close();
    this.referents.loans.clear();
    this.#end();
  }
}
