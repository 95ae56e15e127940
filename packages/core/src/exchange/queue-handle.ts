import { roomHandle } from "../room/room-handle.js";
import { defineHandle } from "../task/handle.js";
import type { Carrier } from "../task/link.js";
import { type SharedData, sharedFrom, shareOver } from "../task/share.js";
import { QueueClient } from "./queue-client.js";
import type { QueueCore } from "./queue-core.js";
import { serveQueue } from "./queue-server.js";
import { RingQueue } from "./ring/ring-queue.js";
import { StashClient, serveStash } from "./ring/stash.js";

interface QueueData {
  readonly shared: SharedData;
  readonly maxSize: number;
  /** Where its items are in shared memory. */
  readonly ring?: { readonly room: unknown; readonly maySpill: boolean };
}

/** What goes into a message for a queue's core. */
export function dehydrateQueue(core: QueueCore, carrier: Carrier, transfer: Transferable[]): unknown {
  if (!(core instanceof RingQueue)) {
    const shared = shareOver(carrier, core, serveQueue, transfer);
    return { shared, maxSize: core.maxSize } satisfies QueueData;
  }
  // First: it raises where the receiver cannot have the same memory.
  const room = roomHandle.dehydrate(core.room, carrier, transfer);
  const shared = shareOver(carrier, core, (_, link) => serveStash(core.stash, link), transfer);
  return { shared, maxSize: core.maxSize, ring: { room, maySpill: core.maySpill } } satisfies QueueData;
}

/** The core of such a message, for the receiver. */
export function rehydrateQueue(data: unknown, carrier: Carrier): QueueCore {
  const { shared, maxSize, ring } = data as QueueData;
  return sharedFrom<QueueCore>(carrier, shared, (id, link) => {
    if (ring === undefined) return new QueueClient(id, maxSize, link);
    const { maySpill } = ring;
    const stash = new StashClient(link, () => core.cut());
    const core = new RingQueue(id, roomHandle.rehydrate(ring.room, carrier), stash, { maxSize, maySpill });
    return core;
  });
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
