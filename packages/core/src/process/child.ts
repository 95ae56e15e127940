/** A child that runs, in one of the contexts: the contract of `forkChild` and `threadChild`. */
export interface Child {
  readonly pid: number | undefined;
  /** Resolves to the exit code: what it exited with, or the negative number of the signal that ended it. */
  readonly exited: Promise<number>;
  /** Asks it to end (SIGTERM). */
  terminate(): void;
  /** Ends it (SIGKILL). */
  kill(): void;
}

/** Where a Process runs: an operating-system process of its own, or a worker thread of this one. */
export type ProcessContext = "process" | "thread";
