import { now } from "../workers/clock.js";
import { Histogram } from "./histogram.js";

/** Shares of tasks that took less, in milliseconds, to within 9 %. */
export interface Percentiles {
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
}

/** What a pool has done so far. A task is one call of `apply`, or one chunk of a `map`. */
export interface PoolStats {
  /** Workers. */
  readonly size: number;
  /** Tasks that wait for a worker, in the queue or behind another one. */
  readonly queued: number;
  readonly running: number;
  readonly completed: number;
  readonly failed: number;
  /** Workers that were replaced, for whatever reason. */
  readonly restarted: number;
  /** The share of all workers' time that was spent in tasks, since the pool was made: 0 … 1. */
  readonly utilization: number;
  /** How long tasks waited until they began. */
  readonly wait: Percentiles;
  /** How long tasks ran. */
  readonly run: Percentiles;
}

/** Counts what `stats` reports. */
export class Ledger {
  completed = 0;
  failed = 0;
  restarted = 0;
  readonly #since = now();
  #busyMs = 0;
  readonly #wait = new Histogram();
  readonly #run = new Histogram();

  /** A task that a worker began and ended. */
  ran(queuedAt: number, began: number, ended: number): void {
    this.#wait.add(began - queuedAt);
    this.#run.add(ended - began);
    this.#busyMs += ended - began;
  }

  stats(size: number, queued: number, running: number): PoolStats {
    const { completed, failed, restarted } = this;
    const utilization = Math.min(1, this.#busyMs / (size * Math.max(now() - this.#since, 1e-3)));
    return {
      size,
      queued,
      running,
      completed,
      failed,
      restarted,
      utilization,
      wait: of(this.#wait),
      run: of(this.#run),
    };
  }
}

function of(histogram: Histogram): Percentiles {
  return { p50: histogram.percentile(0.5), p90: histogram.percentile(0.9), p99: histogram.percentile(0.99) };
}
