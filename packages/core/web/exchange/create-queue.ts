import type { QueueCore } from "../../src/exchange/queue-core.js";
import { QueueHome } from "../../src/exchange/queue-home.js";
import type { ProcessContext } from "../../src/process/child.js";

/** A queue in this thread, asked over links by the others: no page may be blocked, and not every page shares memory. */
export function createQueue(_context: ProcessContext, maxSize: number): QueueCore {
  return new QueueHome(maxSize);
}
