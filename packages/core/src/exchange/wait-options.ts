/** How long a call may wait. */
export interface WaitOptions {
  /** In milliseconds; 0 does not wait at all. For ever unless given. */
  readonly timeout?: number | undefined;
  /** Ends the wait; the call rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Raises RangeError for a timeout that is no number of milliseconds. */
export function checkTimeout(timeout: number | undefined): void {
  if (timeout === undefined || timeout >= 0) return;
  throw new RangeError(`A timeout is a number of milliseconds, 0 or more; got ${timeout}.`);
}
