import { SerializationError } from "../errors.js";
import type { Carrier } from "../task/link.js";
import { type MappedRoomData, mappedRoomFrom, shareMappedRoom } from "./mapped-holder.js";
import { MappedRoom } from "./mapped-room.js";
import type { Room } from "./room.js";
import { heldRoom, keepRoom, type NamedRoom } from "./room-table.js";
import { ThreadRoom } from "./thread-room.js";

interface ThreadRoomData {
  readonly kind: "thread";
  readonly id: string;
  readonly buffer: SharedArrayBuffer;
}

/** How the room of a noun gets into a message and out of it: for the `defineHandle` of that noun. */
export const roomHandle = {
  /** What goes into the message; raises SerializationError where the receiver cannot have the same memory. */
  dehydrate(room: Room, carrier: Carrier, _transfer: Transferable[]): unknown {
    if (carrier.reaches === "elsewhere") {
      throw new SerializationError(
        "Shared memory",
        "the receiver may be another machine; a Manager's work there",
      );
    }
    if (room instanceof MappedRoom) return shareMappedRoom(room, carrier);
    if (carrier.reaches !== "thread") {
      throw new SerializationError(
        "What was made for threads",
        'its memory is shared by the threads of one process only; make it with { context: "process" }',
      );
    }
    const { id, words } = room as NamedRoom;
    return { kind: "thread", id, buffer: words.buffer as SharedArrayBuffer } satisfies ThreadRoomData;
  },

  /**
   * The room of a message: the same object wherever this thread has it already.
   *
   * Raises where the sender has ended before the message was read, if nobody else here has its memory.
   */
  rehydrate(data: unknown, _carrier: Carrier): Room {
    const mention = data as ThreadRoomData | MappedRoomData;
    if (mention.kind === "mapped") return mappedRoomFrom(mention);
    return heldRoom(mention.id) ?? keepRoom(new ThreadRoom(mention.id, mention.buffer));
  },
};
