import type { CoreWait } from "./call-signal.js";
import { startTimer } from "./timer.js";

/** One call that waits, with what it brought along. */
export interface Waiter<B, R> {
  readonly brought: B;
  /** Ends the wait with a result. */
  resolve(result: R): void;
  reject(reason: unknown): void;
  /** Takes it out for good: from now on neither its timeout nor its signal ends it. */
  commit(): void;
}

/** Calls that wait for the same thing, first come, first served. */
export class Waiters<B, R> {
  // A set keeps the order in which they came, and lets one that gives up leave from the middle.
  readonly #waiting = new Set<Waiter<B, R>>();
  readonly #onEmpty: () => void;

  /** `onEmpty` is called when a call leaves by itself and none is left. */
  constructor(onEmpty: () => void = () => {}) {
    this.#onEmpty = onEmpty;
  }

  get size(): number {
    return this.#waiting.size;
  }

  /** The call that has waited longest. */
  get first(): Waiter<B, R> | undefined {
    for (const waiter of this.#waiting) return waiter;
    return undefined;
  }

  /** Waits until `shift` takes this call out; rejects with `late()` after the timeout, or with the signal's reason. */
  wait(brought: B, options: CoreWait, late: () => Error): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      const { timeout, signal } = options;
      const commit = (): void => {
        this.#waiting.delete(waiter);
        stopTimer();
        signal?.removeEventListener("abort", onAbort);
      };
      const settle = <V>(use: (value: V) => void) => {
        return (value: V): void => {
          commit();
          use(value);
        };
      };
      const waiter: Waiter<B, R> = { brought, resolve: settle(resolve), reject: settle(reject), commit };
      const leave = (reason: unknown): void => {
        waiter.reject(reason);
        if (this.#waiting.size === 0) this.#onEmpty();
      };
      const onAbort = (): void => leave(signal?.reason);
      signal?.addEventListener("abort", onAbort);
      const stopTimer = startTimer(timeout, () => leave(late()));
      this.#waiting.add(waiter);
    });
  }

  /** Takes out all calls, in the order in which they came. They must then be settled. */
  takeAll(): Waiter<B, R>[] {
    const all = [...this.#waiting];
    this.#waiting.clear();
    return all;
  }

  /** Takes out the call that has waited longest. It must then be settled. */
  shift(): Waiter<B, R> | undefined {
    const { first } = this;
    if (first !== undefined) this.#waiting.delete(first);
    return first;
  }
}
