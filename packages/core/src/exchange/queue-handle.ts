import { defineHandle } from "../task/handle.js";
import { type SharedData, sharedFrom, shareOver } from "../task/share.js";
import { QueueClient } from "./queue-client.js";
import type { QueueCore } from "./queue-core.js";
import { serveQueue } from "./queue-server.js";

interface QueueData {
  readonly shared: SharedData;
  readonly maxSize: number;
}

/** Lets queues travel: the receiver holds a client of the same core. */
export function defineQueueHandle<Q extends object>(
  Queue: new () => Q,
  coreOf: (queue: object) => QueueCore,
  adopt: (queue: object, core: QueueCore) => void,
): void {
  defineHandle<Q>({
    name: "queue",
    class: Queue,
    dehydrate(queue, carrier, transfer): QueueData {
      const core = coreOf(queue);
      return { shared: shareOver(carrier, core, serveQueue, transfer), maxSize: core.maxSize };
    },
    rehydrate(shell, data, carrier) {
      const { shared, maxSize } = data as QueueData;
      Object.setPrototypeOf(shell, Queue.prototype);
      adopt(
        shell,
        sharedFrom(carrier, shared, (id, link) => new QueueClient(id, maxSize, link)),
      );
    },
  });
}
