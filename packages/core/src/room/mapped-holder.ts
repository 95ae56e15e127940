import { allocate, type Block, giveBack } from "../segment/arena.js";
import { accept, decline, letGo, send } from "../segment/holds.js";
import { Segment, type SegmentData } from "../segment/segment.js";
import type { Carrier } from "../task/link.js";
import { MappedRoom } from "./mapped-room.js";
import { heldRoom, keepRoom } from "./room-table.js";

/** How a mapped room is mentioned in a message. */
export interface MappedRoomData {
  readonly kind: "mapped";
  readonly segment: SegmentData;
  readonly offset: number;
  readonly byteLength: number;
}

/** Blocks of rooms that this thread made, by their buffers: told when nobody sees them here any more. */
const forgotten = new FinalizationRegistry<Block>(giveBack);
/** Heads of rooms that this thread got from others, likewise. */
const leftAlone = new FinalizationRegistry<Int32Array>(letGo);

/** A room of this thread's own. */
export function createMappedRoom(byteLength: number): MappedRoom {
  const block = allocate(byteLength);
  const room = keepRoom(new MappedRoom(block));
  forgotten.register(room.words.buffer, block);
  return room;
}

/** Mentions a room in a message. */
export function shareMappedRoom(room: MappedRoom, carrier: Carrier): MappedRoomData {
  const { segment, offset, byteLength } = room.block;
  // It keeps the block where it is while the message is on its way.
  send(room.head);
  return { kind: "mapped", segment: segment.share(carrier), offset, byteLength };
}

/** The room of a message. */
export function mappedRoomFrom(data: MappedRoomData): MappedRoom {
  const segment = Segment.from(data.segment);
  const own = heldRoom(`${segment.id}.${data.offset}`);
  if (own !== undefined) {
    decline((own as MappedRoom).head);
    return own as MappedRoom;
  }
  const room = keepRoom(new MappedRoom({ segment, offset: data.offset, byteLength: data.byteLength }));
  accept(room.head);
  leftAlone.register(room.words.buffer, room.head);
  return room;
}
