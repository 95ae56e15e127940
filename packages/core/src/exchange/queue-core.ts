import type { CoreWait } from "./call-signal.js";
import type { LinkSet } from "./link-set.js";

/** What a queue's state is at one moment. */
export interface QueueState {
  readonly size: number;
  readonly maxSize: number;
  readonly isClosed: boolean;
}

/** Which calls are ended by closing: those that put, and those that get as soon as nothing is left; or all at once. */
export type CloseSide = "puts" | "gets";

/** How an item is got. */
export interface CoreGet extends CoreWait {
  /** Bytes that fit may come in here, so that no memory is made for them. */
  readonly into?: Uint8Array;
}

/**
 * What is behind a Queue, wherever its items are: the contract of every transport.
 *
 * Items come in the order in which each holder put them; each goes to exactly one `get`.
 */
export interface QueueCore {
  /** The same for every holder of the queue. */
  readonly id: string;
  readonly maxSize: number;
  /** Whether it moves what a Moved says: all who hold it are threads of one process. */
  readonly canMove?: boolean;
  /** Takes a clone of the item. Rejects with SerializationError, QueueFullError, QueueClosedError or the signal's reason. */
  put(item: unknown, options: CoreWait): Promise<void>;
  /** Rejects with QueueEmptyError, QueueClosedError or the signal's reason; no item is lost by that. */
  get(options: CoreGet): Promise<unknown>;
  /** Resolves to true once a `get` would be settled at once, and to false after the timeout. */
  ready(options: CoreWait): Promise<boolean>;
  /** Counts an item that was taken as done; rejects with RangeError where all are. */
  taskDone(): Promise<void>;
  /** Waits until every item that was put is done; rejects with TimeoutError or the signal's reason. */
  joined(options: CoreWait): Promise<void>;
  state(): Promise<QueueState>;
  /** Closes the queue for every holder: what it holds can still be taken, unless "gets" says that nobody will. */
  close(side?: CloseSide): Promise<void>;
  /** Resolves once all that was put by this holder is where others can take it; whatever became of that. */
  flushed(): Promise<void>;
  /** Gives up what this holder has put that is not yet there. */
  forget?(): void;
  /** Where it is one way of a pipe: counts the holders of the end that puts, or gets. */
  readonly holders?: Holders;
  /** The forms that block, where the transport has them. */
  readonly sync?: SyncQueueCore;
}

/** Who holds the ends of a pipe, where that can be seen in shared memory. */
export interface Holders {
  /** One more, on the way. */
  expect(side: CloseSide): void;
  /** This thread is the one; returns what says that it holds it no more. */
  take(side: CloseSide): () => void;
}

/** A core's calls that block this thread. */
export interface SyncQueueCore {
  put(item: unknown, timeout: number | undefined): void;
  /** `into` as in CoreGet. */
  get(timeout: number | undefined, into?: Uint8Array): unknown;
  ready(timeout: number | undefined): boolean;
}

/** What a queue's home does besides for those who hold it by a link. */
export interface QueueService extends QueueCore {
  /** As `put`, for an item that nobody else holds. */
  accept(item: unknown, options: CoreWait): Promise<void>;
  /** As `get`. */
  give(options: CoreWait): Promise<unknown>;
  /** While a call of the home itself waits, its links keep the event loop alive: by them the answer may come. */
  readonly links: LinkSet;
}
