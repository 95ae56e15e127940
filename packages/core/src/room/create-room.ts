import { randomUUID } from "node:crypto";
import type { ProcessContext } from "../process/child.js";
import { canMap } from "../segment/can-map.js";
import { createMappedRoom } from "./mapped-holder.js";
import type { Room } from "./room.js";
import { keepRoom } from "./room-table.js";
import { ThreadRoom } from "./thread-room.js";

export { canMap } from "../segment/can-map.js";

/** Rooms begin and end at multiples of this, so that two of them never share a line of a cache. */
const UNIT = 64;

/**
 * A room of zeros; one of context "process" can be made only where `canMap()` says so.
 *
 * Raises OutOfMemoryError.
 */
export function createRoom(byteLength: number, context: ProcessContext): Room {
  if (context === "process") {
    if (!canMap()) throw new Error("Memory cannot be shared between processes here.");
    return createMappedRoom(byteLength);
  }
  const size = Math.max(1, Math.ceil(byteLength / UNIT)) * UNIT;
  return keepRoom(new ThreadRoom(randomUUID(), new SharedArrayBuffer(size)));
}
