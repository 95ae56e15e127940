/** The bytes of a message, and the link it is for; null for the end of the link. */
export type Parcel = readonly [link: number, bytes: Uint8Array | null];

/** Hands on a batch of messages, and says when they have left. */
export type SendBatch = (batch: readonly Parcel[], onSent: () => void) => void;

/** Messages on their way out: those of one turn go together, since each send costs a system call here and there. */
export class Outbox {
  #batch: Parcel[] = [];
  #send: SendBatch | undefined;
  #isFlushing = false;
  #unsent = 0;
  #waiting: (() => void)[] = [];

  push(parcel: Parcel): void {
    this.#batch.push(parcel);
    if (this.#send !== undefined) this.#flushSoon();
  }

  /** Sends by this from now on, first of all what has waited for it. */
  attach(send: SendBatch): void {
    this.#send = send;
    if (this.#batch.length > 0) this.#flushSoon();
  }

  /** Sends nothing any more. */
  detach(): void {
    this.#send = () => {};
    this.#batch = [];
    this.#settled();
  }

  /** Resolves once everything has left: the other side will read it, even if this process ends. */
  sent(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#unsent === 0 && this.#batch.length === 0) resolve();
      else this.#waiting.push(resolve);
    });
  }

  #flushSoon(): void {
    if (this.#isFlushing) return;
    this.#isFlushing = true;
    // Once the microtasks are done, among them those that answer the other messages of a batch.
    process.nextTick(() => {
      this.#isFlushing = false;
      const batch = this.#batch;
      this.#batch = [];
      this.#unsent++;
      // An error is of no use here: a channel that breaks is noticed where it ends, and its links are closed there.
      this.#send?.(batch, () => {
        if (--this.#unsent === 0 && this.#batch.length === 0) this.#settled();
      });
    });
  }

  #settled(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
