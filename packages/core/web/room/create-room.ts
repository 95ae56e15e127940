import type { Room } from "../../src/room/room.js";
import { keepRoom } from "../../src/room/room-table.js";
import { ThreadRoom } from "../../src/room/thread-room.js";
import { hasSharedMemory } from "../../src/shared-memory.js";
import { nextId } from "../exchange/next-id.js";
import { LocalRoom } from "./local-room.js";

export { canMap } from "../segment/can-map.js";

/**
 * A room of zeros, which other threads can have where memory is shared and one can sleep on it without blocking; elsewhere
 * they ask for it by links.
 */
export function createRoom(byteLength: number): Room {
  const size = Math.max(1, Math.ceil(byteLength / 64)) * 64;
  if (!hasSharedMemory() || !("waitAsync" in Atomics)) return new LocalRoom(size);
  return keepRoom(new ThreadRoom(nextId(), new SharedArrayBuffer(size)));
}
