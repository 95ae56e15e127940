import { throwIfAborted, type WaitSignal } from "./wait-signal.js";

/** One call under way. */
export interface PendingCall<O> {
  readonly options: O;
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

/** What calls go out over; held while any is under way, so that the event loop does not end before its answer. */
interface Line {
  ref(): void;
  unref(): void;
}

/** Calls of another thread, process or machine that wait for their answers, each under a number of its own. */
export class PendingCalls<O extends { readonly signal?: WaitSignal | undefined }> {
  readonly #line: Line;
  readonly #calls = new Map<number, PendingCall<O>>();
  #last = 0;

  constructor(line: Line) {
    this.#line = line;
  }

  /** Asks by `post`; rejects with what that raises. An abort only posts `cancel`: the answer decides. */
  ask(options: O, post: (call: number) => void, cancel: (call: number) => void): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const { signal } = options;
      throwIfAborted(signal);
      const call = ++this.#last;
      post(call);
      if (this.#calls.size === 0) this.#line.ref();
      if (signal === undefined) {
        this.#calls.set(call, { options, resolve, reject });
        return;
      }
      const abort = (): void => cancel(call);
      const done = <V>(use: (value: V) => void) => {
        return (value: V): void => {
          signal.removeEventListener("abort", abort);
          use(value);
        };
      };
      signal.addEventListener("abort", abort);
      this.#calls.set(call, { options, resolve: done(resolve), reject: done(reject) });
    });
  }

  get(call: number): PendingCall<O> | undefined {
    return this.#calls.get(call);
  }

  /** The call, which is under way no longer. */
  take(call: number): PendingCall<O> | undefined {
    const taken = this.#calls.get(call);
    if (this.#calls.delete(call) && this.#calls.size === 0) this.#line.unref();
    return taken;
  }

  /** Rejects every call, each with an error of its own: it gets the stack of its call. */
  rejectAll(error: () => Error): void {
    for (const { reject } of this.#calls.values()) reject(error());
    this.#calls.clear();
    this.#line.unref();
  }
}
