import type { Link } from "../task/link.js";
import type { CoreWait } from "./call-signal.js";
import { Caller } from "./caller.js";
import type { QueueCore, QueueState } from "./queue-core.js";
import { homeless } from "./queue-errors.js";
import { Unsettled } from "./unsettled.js";

/** A queue that lives in another thread or process, at the other end of a link. */
export class QueueClient implements QueueCore {
  readonly id: string;
  readonly maxSize: number;
  readonly #home: Caller;
  readonly #puts = new Unsettled();

  constructor(id: string, maxSize: number, link: Link) {
    this.id = id;
    this.maxSize = maxSize;
    this.#home = new Caller(link, homeless);
  }

  async put(item: unknown, { timeout, signal }: CoreWait): Promise<void> {
    await this.#puts.add(this.#home.ask({ op: "put", item, timeout }, signal));
  }

  get({ timeout, signal }: CoreWait): Promise<unknown> {
    return this.#home.ask({ op: "get", timeout }, signal);
  }

  async ready({ timeout, signal }: CoreWait): Promise<boolean> {
    return (await this.#home.ask({ op: "ready", timeout }, signal)) as boolean;
  }

  async taskDone(): Promise<void> {
    await this.#home.ask({ op: "taskDone" });
  }

  flushed(): Promise<void> {
    return this.#puts.settled();
  }

  async joined({ timeout, signal }: CoreWait): Promise<void> {
    await this.#home.ask({ op: "joined", timeout }, signal);
  }

  state(): Promise<QueueState> {
    return this.#home.ask({ op: "state" }) as Promise<QueueState>;
  }

  async close(side?: "puts" | "gets"): Promise<void> {
    await this.#home.ask({ op: "close", side });
  }
}
