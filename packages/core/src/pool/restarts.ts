/** How often workers may be replaced before the pool gives up: `max` times within `withinMs`, if no task is completed between. */
export interface RestartLimit {
  readonly max: number;
  readonly withinMs: number;
}

export const DEFAULT_RESTARTS: RestartLimit = { max: 5, withinMs: 10_000 };

/** Tells a worker that dies now and then from one that cannot live. */
export class Restarts {
  readonly #limit: RestartLimit;
  #times: number[] = [];

  constructor(limit: RestartLimit) {
    this.#limit = limit;
  }

  /** Whether one more replacement is within the limit. */
  allow(now: number): boolean {
    this.#times = this.#times.filter((time) => now - time < this.#limit.withinMs);
    if (this.#times.length >= this.#limit.max) return false;
    this.#times.push(now);
    return true;
  }

  reset(): void {
    if (this.#times.length > 0) this.#times = [];
  }
}
