// What the tests of pools know of the engine that they run in.
/** Where tasks run. Every promise of the pool holds in each. */
export const BACKENDS = ["thread", "process", "inline"] as const;

/** Where workers are, apart from the caller: what ends one of them does not end the test. */
export const WORKERS = ["thread", "process"] as const;

/** Where tasks and caller have memory in common. */
export const SHARING = ["thread", "inline"] as const;

export type BackendName = (typeof BACKENDS)[number];

/** What map over numbers makes its results of. */
export const ResultBuffer = SharedArrayBuffer;

/** Ends the worker that runs it, at once. */
export const exit = (): never => process.exit(7);
/** Ends it between tasks. */
export const exitSoon = (): void => void setTimeout(() => process.exit(7));
/** Ends it while the task waits. */
export const exitMeanwhile = (): Promise<never> => new Promise(() => setTimeout(() => process.exit(7), 1));
/** Ends it while the result is being sent. */
export const exitByResult = (): object => ({
  get bad() {
    return process.exit(7);
  },
});
/** The code that such a worker ends with. */
export const EXIT_CODE = 7;

/** Calls `listener` for each rejection that nobody handles; returns what stops that. */
export function onUnhandled(listener: () => void): () => void {
  process.on("unhandledRejection", listener);
  return () => process.off("unhandledRejection", listener);
}
