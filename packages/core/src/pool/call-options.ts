import { wholeNumber } from "./options.js";

/** How a call runs. */
export interface CallOptions {
  /**
   * Ends the call with the signal's reason. Among the arguments of `apply`, a signal is the call's signal too, and the
   * task receives one of its own in that place: after an abort or a timeout it has 250 ms to return. A worker whose task
   * does not return, or takes no signal, is replaced.
   */
  readonly signal?: AbortSignal;
  /** Milliseconds from when a worker begins the task (of a map: its first one) until the call fails with a TimeoutError. */
  readonly timeout?: number;
  /** Higher ones first; 0 unless given. */
  readonly priority?: number;
  /** Buffers and ports that are moved to the worker instead of being cloned. Each must be part of an argument. */
  readonly transfer?: readonly Transferable[];
}

export interface MapOptions extends CallOptions {
  /** Items sent to a worker at a time. Unless given it follows the time that items take. */
  readonly chunkSize?: number;
  /** Called on this thread with the number of items done and of all, whenever a chunk is done. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface ImapOptions extends CallOptions {
  /** Items sent to a worker at a time. Unless given it follows the time that items take; with `timeout` it is 1. */
  readonly chunkSize?: number;
  /** Milliseconds from when a worker begins an item, or a chunk where `chunkSize` is given. */
  readonly timeout?: number;
  /** The most items that may be read before their results are consumed; four chunks a worker unless given. */
  readonly lookAhead?: number;
}

/** What `applyAsync` and its like add. */
export interface Callbacks<R> {
  /** Called with the result. */
  readonly callback?: (result: R) => void;
  /** Called with the error, which then counts as handled. */
  readonly errorCallback?: (error: unknown) => void;
}

/** Checks what a call is given; raises a RangeError or TypeError that names the option. */
export function checkCall(options: CallOptions & { chunkSize?: number; lookAhead?: number }): void {
  const { timeout, priority, chunkSize, lookAhead, signal } = options;
  if (timeout !== undefined && !(timeout >= 0))
    throw new RangeError(`timeout: expected milliseconds ≥ 0, got ${timeout}.`);
  if (priority !== undefined && !Number.isFinite(priority)) {
    throw new RangeError(`priority: expected a finite number, got ${priority}.`);
  }
  if (chunkSize !== undefined) wholeNumber("chunkSize", chunkSize, 1);
  if (lookAhead !== undefined) wholeNumber("lookAhead", lookAhead, 1);
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    throw new TypeError(`signal: expected an AbortSignal, got ${typeof signal}.`);
  }
}
