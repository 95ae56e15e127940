/**
 * The AbortSignal that a task receives. It hears of the abort by a message, and where a loop keeps its thread too busy
 * for messages, by looking at shared memory each time `aborted` is read.
 */
export class TaskSignal {
  readonly #controller = new AbortController();
  readonly #isAborted: () => boolean;

  constructor(isAborted: () => boolean) {
    this.#isAborted = isAborted;
    const { signal } = this.#controller;
    const inherited = Object.getOwnPropertyDescriptor(AbortSignal.prototype, "aborted")!.get!;
    Object.defineProperty(signal, "aborted", {
      get: () => {
        this.#look();
        return inherited.call(signal);
      },
    });
    Object.defineProperty(signal, "throwIfAborted", {
      value: () => {
        this.#look();
        AbortSignal.prototype.throwIfAborted.call(signal);
      },
    });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  abort(reason: unknown): void {
    this.#controller.abort(reason);
  }

  #look(): void {
    if (this.#isAborted()) this.#controller.abort();
  }
}
