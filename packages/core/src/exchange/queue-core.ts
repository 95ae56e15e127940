import type { WaitOptions } from "./wait-options.js";

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
  put(item: unknown, options: WaitOptions): Promise<void>;
  /** As `put`, for an item that nobody else holds and that need not be cloned again. */
  accept?(item: unknown, options: WaitOptions): Promise<void>;
  /** Rejects with QueueEmptyError, QueueClosedError or the signal's reason; no item is lost by that. */
  get(options: WaitOptions): Promise<unknown>;
  state(): Promise<QueueState>;
  /** Closes the queue for every holder. */
  close(): Promise<void>;
}
