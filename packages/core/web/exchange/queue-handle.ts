import { QueueClient } from "../../src/exchange/queue-client.js";
import type { QueueCore, QueueService } from "../../src/exchange/queue-core.js";
import { serveQueue } from "../../src/exchange/queue-server.js";
import { defineHandle } from "../../src/task/handle.js";
import type { Carrier } from "../../src/task/link.js";
import { type SharedData, sharedFrom, shareOver } from "../../src/task/share.js";

interface QueueData {
  readonly shared: SharedData;
  readonly maxSize: number;
}

/** What goes into a message for a queue's core. */
export function dehydrateQueue(core: QueueCore, carrier: Carrier, transfer: Transferable[]): unknown {
  const shared = shareOver(carrier, core as QueueService, serveQueue, transfer);
  return { shared, maxSize: core.maxSize } satisfies QueueData;
}

/** The core of such a message, for the receiver. */
export function rehydrateQueue(data: unknown, carrier: Carrier): QueueCore {
  const { shared, maxSize } = data as QueueData;
  return sharedFrom<QueueCore>(carrier, shared, (id, link) => new QueueClient(id, maxSize, link));
}

/** Lets queues travel: the receiver holds the same core. */
export function defineQueueHandle<Q extends object>(
  name: string,
  Queue: new () => Q,
  coreOf: (queue: object) => QueueCore,
  adopt: (queue: object, core: QueueCore) => void,
): void {
  defineHandle<Q>({
    name,
    class: Queue,
    dehydrate: (queue, carrier, transfer) => dehydrateQueue(coreOf(queue), carrier, transfer),
    rehydrate(shell, data, carrier) {
      Object.setPrototypeOf(shell, Queue.prototype);
      adopt(shell, rehydrateQueue(data, carrier));
    },
  });
}
