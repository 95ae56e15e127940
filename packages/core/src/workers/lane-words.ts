/** Tasks a lane can hold: the one that runs and those behind it. */
export const SLOTS = 64;

/** What the pool's side of a lane says and asks of its slots. */
export interface CallerWords {
  /** Shared with the worker, where they are in memory that both have. */
  readonly buffer: SharedArrayBuffer | undefined;
  /** How many tasks may be posted before the first has come back. */
  readonly depth: number;
  /** Before the task of a slot is posted. */
  offer(slot: number): void;
  /** True where the task had not begun and will not. */
  revoke(slot: number): boolean;
  /** It runs, or has run. */
  hasBegun(slot: number): boolean;
  /** It has not ended, and cannot be taken back. */
  isRunning(slot: number): boolean;
  isFree(slot: number): boolean;
  /** A result has arrived: the slot can be used again. */
  release(slot: number): void;
  /** The number of the message with the slot's result. */
  replyOf(slot: number): number;
  /** When its task began and ended, on the common clock. */
  began(slot: number): number;
  ended(slot: number): number;
  /** Shows an abort to a task that polls its signal, where memory is shared. */
  abort(slot: number): void;
}

/** What the worker's side of a lane says and asks of its slots. */
export interface WorkerWords {
  /** True where the task is its own to run. */
  begin(slot: number, now: number): boolean | Promise<boolean>;
  /** Before it posts message number `reply` with the result of this slot. */
  end(slot: number, now: number, reply: number): void;
  isAborted(slot: number): boolean;
}
