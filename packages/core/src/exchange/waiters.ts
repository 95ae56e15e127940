import type { CoreWait } from "./call-signal.js";
import { startTimer } from "./timer.js";

/** One call that waits, with what it brought along. */
export interface Waiter<B, R> {
  readonly brought: B;
  /** Ends the wait with a result. */
  resolve(result: R): void;
  reject(reason: unknown): void;
}

/** Calls that wait for the same thing, first come, first served. */
export class Waiters<B, R> {
  // A set keeps the order in which they came, and lets one that gives up leave from the middle.
  readonly #waiting = new Set<Waiter<B, R>>();

  get size(): number {
    return this.#waiting.size;
  }

  /** Waits until `shift` takes this call out; rejects with `late()` after the timeout, or with the signal's reason. */
  wait(brought: B, options: CoreWait, late: () => Error): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      const { timeout, signal } = options;
      const settle = <V>(use: (value: V) => void) => {
        return (value: V): void => {
          this.#waiting.delete(waiter);
          stopTimer();
          signal?.removeEventListener("abort", onAbort);
          use(value);
        };
      };
      const waiter: Waiter<B, R> = { brought, resolve: settle(resolve), reject: settle(reject) };
      const onAbort = (): void => waiter.reject(signal?.reason);
      signal?.addEventListener("abort", onAbort);
      const stopTimer = startTimer(timeout, () => waiter.reject(late()));
      this.#waiting.add(waiter);
    });
  }

  /** Takes out the call that has waited longest. It must then be settled. */
  shift(): Waiter<B, R> | undefined {
    const [first] = this.#waiting;
    if (first !== undefined) this.#waiting.delete(first);
    return first;
  }
}
