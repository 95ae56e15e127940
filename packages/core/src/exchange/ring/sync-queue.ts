import { SerializationError } from "../../errors.js";
import type { SyncQueueCore } from "../queue-core.js";
import type { RingInbox } from "./inbox.js";
import { Ticket, toMessage } from "./items.js";
import type { Message } from "./message.js";
import type { RingOutbox } from "./outbox.js";

/** The blocking calls of a ring. */
export function syncQueue(inbox: RingInbox, outbox: RingOutbox): SyncQueueCore {
  return {
    put: (item, timeout) => outbox.putSync(plainMessage(item), timeout),
    get(timeout, into) {
      const item = inbox.takeSync(timeout, into);
      if (!(item instanceof Ticket)) return item;
      throw new SerializationError(
        "item",
        "it holds a handle or memory of threads, which only get() can receive",
      );
    },
    ready: (timeout) => inbox.readySync(timeout),
  };
}

function plainMessage(item: unknown): Message {
  try {
    return toMessage(item);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SerializationError("item", `${reason} (handles and memory of threads need put())`, { cause });
  }
}
