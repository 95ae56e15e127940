import type { ProcessContext } from "../process/child.js";
import { canMap, createRoom } from "../room/create-room.js";
import { nextId } from "./next-id.js";
import type { QueueCore } from "./queue-core.js";
import { QueueHome } from "./queue-home.js";
import { RECORDS } from "./ring/layout.js";
import { RingQueue } from "./ring/ring-queue.js";
import { StashHome } from "./ring/stash.js";

/** How many bytes of messages a ring holds. Memory is taken as it is written to. */
const CAPACITY = 1 << 20;

/** A queue in shared memory, where the context has it; in this thread, asked over links, where it has not. */
export function createQueue(context: ProcessContext, maxSize: number, maySpill = true): QueueCore {
  if (context === "process" && !canMap()) return new QueueHome(maxSize);
  const room = createRoom(RECORDS + CAPACITY, context);
  return new RingQueue(nextId(), room, new StashHome(), { maxSize, maySpill });
}
