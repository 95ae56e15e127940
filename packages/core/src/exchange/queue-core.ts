import type { CoreWait } from "./call-signal.js";
import type { LinkSet } from "./link-set.js";

/** What a queue's state is at one moment. */
export interface QueueState {
  readonly size: number;
  readonly maxSize: number;
  readonly isClosed: boolean;
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
  /** Takes a clone of the item. Rejects with SerializationError, QueueFullError, QueueClosedError or the signal's reason. */
  put(item: unknown, options: CoreWait): Promise<void>;
  /** Rejects with QueueEmptyError, QueueClosedError or the signal's reason; no item is lost by that. */
  get(options: CoreWait): Promise<unknown>;
  state(): Promise<QueueState>;
  /** Closes the queue for every holder. */
  close(): Promise<void>;
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
