import { TimeoutError } from "../errors.js";
import type { Plan } from "./plan.js";

/** How a region runs. */
export interface RegionOptions {
  /** Ends the region with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds from the call until it fails with a TimeoutError. */
  readonly timeout?: number | undefined;
  /** Higher ones first; 0 unless given. */
  readonly priority?: number | undefined;
}

/** The options of a call that has waited since then. */
export function remaining<O extends RegionOptions>(options: O, since: number): O {
  const { timeout } = options;
  if (timeout === undefined) return options;
  return { ...options, timeout: Math.max(0, timeout - (performance.now() - since)) };
}

/** How many parties could work on a plan at once. */
export function widthOf(plan: Plan): number {
  let width = 1;
  for (const { count, chunk } of plan) width = Math.max(width, Math.ceil(count / chunk));
  return width;
}

/** One plan on its way through a team: waits, runs, and settles once. */
export class Region {
  readonly name: string;
  readonly plan: Plan;
  readonly priority: number;
  /** How many parties could work on it at once. */
  readonly width: number;
  /** Why it was given up, where the caller's side did that. */
  error: unknown;
  readonly done: Promise<void>;
  #resolve!: () => void;
  #reject!: (error: unknown) => void;
  #stopWatching: (() => void) | undefined;

  constructor(name: string, plan: Plan, priority = 0) {
    this.name = name;
    this.plan = plan;
    this.priority = priority;
    this.width = widthOf(plan);
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /** Calls `giveUp` with the error when the signal fires or the time is over, unless it settles before. */
  watch({ signal, timeout }: RegionOptions, giveUp: (error: unknown) => void): void {
    if (!signal && timeout === undefined) return;
    const onAbort = () => giveUp(signal!.reason);
    signal?.addEventListener("abort", onAbort, { once: true });
    const expire = () => giveUp(new TimeoutError(`kernel ${this.name}`, timeout!));
    // Beyond this, timers fire at once.
    const timer = (timeout ?? Infinity) < 2 ** 31 ? setTimeout(expire, timeout) : undefined;
    this.#stopWatching = () => {
      signal?.removeEventListener("abort", onAbort);
      clearTimeout(timer);
    };
  }

  /** Settles it: with an error, or well. Nobody touches its memory any more. */
  resolve(): void {
    this.#stopWatching?.();
    this.#resolve();
  }

  reject(error: unknown): void {
    this.#stopWatching?.();
    this.#reject(error);
  }
}
