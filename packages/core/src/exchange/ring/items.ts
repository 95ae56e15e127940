import { types } from "node:util";
import { deserialize, serialize } from "../../process/serialize.js";
import { decodeItem } from "./decode-item.js";
import { encodeItem, scratch } from "./encode-item.js";
import { BYTES, CLONE, type Message, SIMPLE, TICKET } from "./message.js";

/** An item of a ring that is not in it but at the ring's home, under this number. */
export class Ticket {
  readonly number: number;

  constructor(number: number) {
    this.number = number;
  }
}

/** The message of an item, good until the next is made; raises an Error where the item must go by a ticket, or cannot go at all. */
export function toMessage(item: unknown): Message {
  const length = encodeItem(item);
  if (length >= 0) return { kind: SIMPLE, bytes: scratch, length, skipped: 0 };
  if (isBytes(item)) return bytesMessage(item);
  const bytes = serialize(item);
  return { kind: CLONE, bytes, length: bytes.length, skipped: 0 };
}

/** Bytes as they are. */
export function bytesMessage(bytes: Uint8Array): Message {
  return { kind: BYTES, bytes, length: bytes.length, skipped: 0 };
}

/** What stands in the ring for an item that is at its home. */
export function ticketMessage(number: number): Message {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, number, true);
  return { kind: TICKET, bytes, length: 4, skipped: 0 };
}

/** The item of a message. */
export function fromMessage(kind: number, bytes: Uint8Array, at: number, length: number): unknown {
  if (kind === SIMPLE) return decodeItem(bytes, at);
  // A large message comes in memory of its own.
  const own = at === 0 ? bytes : copyOf(bytes, at, length);
  if (kind === BYTES) return own;
  if (kind === CLONE) return deserialize(own);
  return new Ticket(new DataView(own.buffer).getUint32(0, true));
}

/** Shared memory is read by nobody but this thread while it is copied; what comes of it is plain. */
function copyOf(bytes: Uint8Array, at: number, length: number): Uint8Array {
  const copy = new Uint8Array(length);
  copy.set(bytes.subarray(at, at + length));
  return copy;
}

function isBytes(item: unknown): item is Uint8Array {
  return (
    types.isUint8Array(item) &&
    Object.getPrototypeOf(item) === Uint8Array.prototype &&
    types.isArrayBuffer(item.buffer)
  );
}
