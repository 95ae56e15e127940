import type { FromWorker } from "./protocol.js";

type Listener = (message: FromWorker) => void;

/** What a worker has sent, told to whoever listens and numbered: both sides count, to speak of a message that was damaged. */
export class Inbox {
  /** Replaced, never changed: who begins to listen because of a message is not to hear that one. */
  #listeners: readonly Listener[] = [];
  #received = 0;

  listen(listener: Listener): () => void {
    this.#listeners = [...this.#listeners, listener];
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    };
  }

  hear(message: FromWorker): void {
    this.#received++;
    for (const listener of this.#listeners) listener(message);
  }

  /** One has come that cannot be read. */
  garbled(): void {
    this.hear({ type: "garbled", side: "pool", at: this.#received });
  }
}
