import { TimeoutError } from "../errors.js";
import { now } from "../workers/clock.js";
import type { CallOptions } from "./call-options.js";
import { onAbort } from "./on-abort.js";

/** What a watch ends. */
export interface Watched {
  /** When it began, on the common clock, or undefined where it waits. */
  readonly beganAt: number | undefined;
  cancel(reason: unknown): void;
}

/** Ends a call when its signal is aborted or its time is over. */
export class Watch {
  readonly #watched: Watched;
  readonly #signal: AbortSignal | undefined;
  readonly #timeout: number | undefined;
  readonly #unhear: (() => void) | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(watched: Watched, { signal, timeout }: CallOptions) {
    this.#watched = watched;
    this.#signal = signal;
    this.#timeout = timeout;
    this.#unhear = signal && onAbort(signal, this.#onAbort);
    if (timeout !== undefined && timeout !== Number.POSITIVE_INFINITY) this.#sleep(timeout);
  }

  stop(): void {
    this.#unhear?.();
    clearTimeout(this.#timer);
  }

  readonly #onAbort = (): void => {
    this.stop();
    this.#watched.cancel(this.#signal!.reason);
  };

  #sleep(ms: number): void {
    // The longest a timer can be set for; a longer time takes several.
    this.#timer = setTimeout(() => this.#look(), Math.min(Math.ceil(ms), 2 ** 31 - 1));
    // Whatever it watches keeps the process alive as long as there is something to end.
    this.#timer.unref();
  }

  #look(): void {
    const timeout = this.#timeout!;
    const { beganAt } = this.#watched;
    // A task that still waits has its whole time before it.
    const left = beganAt === undefined ? timeout : beganAt + timeout - now();
    if (left > 0) this.#sleep(Math.max(1, left));
    else {
      this.stop();
      this.#watched.cancel(new TimeoutError("The task", timeout));
    }
  }
}
