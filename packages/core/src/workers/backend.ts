import type { Carrier } from "../task/link.js";
import type { CallerWords } from "./lane-words.js";
import type { FromWorker, ToWorker } from "./protocol.js";

/** Where tasks run: threads of this process, processes of their own, or the calling thread. */
export type BackendKind = "thread" | "process" | "inline";

/** How a worker ended. */
export interface WorkerExit {
  readonly exitCode: number | null;
  readonly signal?: string | null;
  /** What was thrown and not caught, where that is what ended it. */
  readonly error?: unknown;
}

/** The caller's end of one worker, whatever it runs in. */
export interface WorkerHandle {
  readonly id: number;
  /** Who has which task. */
  readonly words: CallerWords;
  /** How handles travel to it and back. */
  readonly carrier: Carrier;
  /** How many messages have been posted; the worker counts them too, to say which one was damaged. */
  readonly posted: number;
  /** Throws a DataCloneError where the message cannot be cloned; then nothing was sent and nothing transferred. */
  post(message: ToWorker, transfer?: readonly Transferable[]): void;
  /** Adds a listener for everything the worker posts, in order; returns its removal. */
  listen(listener: (message: FromWorker) => void): () => void;
  /** Resolves once, after the last message of the worker has been delivered to the listeners. */
  readonly exited: Promise<WorkerExit>;
  terminate(): Promise<void>;
  /** While a handle is ref'd the process waits for its worker. A new handle is not. */
  ref(): void;
  unref(): void;
}

/** Where workers come from. */
export interface Backend {
  readonly kind: BackendKind;
  /** Rejects where no worker can be made; the worker has run nothing of the user's yet. */
  spawn(): Promise<WorkerHandle>;
  /** Ends every worker, however busy. */
  close(): Promise<void>;
}

/**
 * Limits of each worker, as of `new Worker()`, in MiB.
 *
 * A worker that exceeds them step by step ends with a WorkerCrashError. One huge allocation beyond them ends the whole
 * process (exit code 134): so Node has it. What may do that belongs in a pool of backend "process", where it ends one
 * worker. A process has no limit of its code range.
 */
export interface WorkerLimits {
  readonly maxOldGenerationSizeMb?: number;
  readonly maxYoungGenerationSizeMb?: number;
  readonly codeRangeSizeMb?: number;
  readonly stackSizeMb?: number;
}
