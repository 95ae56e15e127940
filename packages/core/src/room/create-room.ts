import { randomUUID } from "node:crypto";
import type { ProcessContext } from "../process/child.js";
import type { Room } from "./room.js";
import { keepRoom } from "./room-table.js";
import { ThreadRoom } from "./thread-room.js";

/** Rooms begin and end at multiples of this, so that two of them never share a line of a cache. */
const UNIT = 64;

/** Whether rooms can be shared with other processes here: where not, a noun of context "process" lives in one, and is asked over links. */
export function canMap(): boolean {
  return false;
}

/** A room of zeros; one of context "process" can be made only where `canMap()` says so. */
export function createRoom(byteLength: number, context: ProcessContext): Room {
  if (context === "process") throw new Error("Memory cannot be shared between processes here.");
  const size = Math.max(1, Math.ceil(byteLength / UNIT)) * UNIT;
  return keepRoom(new ThreadRoom(randomUUID(), new SharedArrayBuffer(size)));
}
