import { SerializationError } from "../errors.js";
import type { Carrier } from "../task/link.js";
import type { Room } from "./room.js";
import { heldRoom, keepRoom } from "./room-table.js";
import { ThreadRoom } from "./thread-room.js";

interface RoomData {
  readonly id: string;
  readonly buffer: SharedArrayBuffer;
}

/** How the room of a noun gets into a message and out of it: for the `defineHandle` of that noun. */
export const roomHandle = {
  /** What goes into the message; raises SerializationError where the receiver cannot have the same memory. */
  dehydrate(room: Room, carrier: Carrier, _transfer: Transferable[]): unknown {
    const { id, words } = room as ThreadRoom;
    if (carrier.reaches !== "thread") {
      throw new SerializationError(
        "What was made for threads",
        'its memory is shared by the threads of one process only; make it with { context: "process" }',
      );
    }
    return { id, buffer: words.buffer as SharedArrayBuffer } satisfies RoomData;
  },

  /** The room of a message: the same object wherever this thread has it already. */
  rehydrate(data: unknown, _carrier: Carrier): Room {
    const { id, buffer } = data as RoomData;
    return heldRoom(id) ?? keepRoom(new ThreadRoom(id, buffer));
  },
};
