import { ParakernError, TimeoutError } from "../errors.js";
import type { Callbacks } from "./call-options.js";
import type { Sink } from "./sink.js";

/**
 * The result of a call that has been started: awaited like a promise, or asked.
 *
 * An error that nobody asks for is dropped, as in Python; one that is awaited rejects.
 */
export class AsyncResult<R> implements PromiseLike<R> {
  #state: "pending" | "fulfilled" | "rejected" = "pending";
  #outcome: unknown;
  #waiters: Sink<R>[] = [];

  /** Made by the pool: `start` is given where the outcome goes. */
  constructor(start: (sink: Sink<R>) => void, { callback, errorCallback }: Callbacks<R> = {}) {
    start({
      resolve: (value) => {
        if (callback) queueMicrotask(() => callback(value));
        this.#settle("fulfilled", value);
      },
      reject: (error) => {
        if (errorCallback) queueMicrotask(() => errorCallback(error));
        this.#settle("rejected", error);
      },
    });
  }

  /** The result; rejects with the task's error, or with a TimeoutError after `timeout` ms. The task goes on all the same. */
  get(timeout?: number): Promise<R> {
    return new Promise((resolve, reject) => {
      if (this.#state !== "pending" || timeout === undefined) {
        this.#await({ resolve, reject });
        return;
      }
      const timer = setTimeout(() => reject(new TimeoutError("The result", timeout)), timeout);
      const settled = (settle: () => void) => {
        clearTimeout(timer);
        settle();
      };
      this.#await({
        resolve: (value) => settled(() => resolve(value)),
        reject: (error) => settled(() => reject(error)),
      });
    });
  }

  /** Resolves when there is a result or an error, and after `timeout` ms at the latest. */
  async wait(timeout?: number): Promise<void> {
    await this.get(timeout).catch(() => {});
  }

  /** Whether there is a result or an error. */
  ready(): boolean {
    return this.#state !== "pending";
  }

  /** Whether there is a result. Raises an error where there is neither yet. */
  successful(): boolean {
    if (this.#state === "pending") {
      throw new ParakernError("E_NOT_READY", "The result is not there yet: await it, or ask ready() first.");
    }
    return this.#state === "fulfilled";
  }

  // biome-ignore lint/suspicious/noThenProperty: it is awaited like a promise.
  then<T = R, E = never>(
    onFulfilled?: ((value: R) => T | PromiseLike<T>) | null,
    onRejected?: ((reason: unknown) => E | PromiseLike<E>) | null,
  ): Promise<T | E> {
    return this.get().then(onFulfilled, onRejected);
  }

  #await(sink: Sink<R>): void {
    if (this.#state === "pending") this.#waiters.push(sink);
    else if (this.#state === "fulfilled") sink.resolve(this.#outcome as R);
    else sink.reject(this.#outcome);
  }

  #settle(state: "fulfilled" | "rejected", outcome: unknown): void {
    this.#state = state;
    this.#outcome = outcome;
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const sink of waiters) state === "fulfilled" ? sink.resolve(outcome as R) : sink.reject(outcome);
  }
}
