import { types } from "node:util";
import { BufferTooShortError } from "../errors.js";

/** A part of bytes, checked: RangeError where it lies outside of them. */
export function partOf(source: ArrayBufferView | ArrayBuffer, offset: number, length?: number): Uint8Array {
  const bytes = viewOf(source);
  checkOffset(offset, bytes.length);
  const end = length === undefined ? bytes.length : offset + length;
  if (length !== undefined && (!Number.isSafeInteger(length) || length < 0 || end > bytes.length)) {
    throw new RangeError(`Of ${bytes.length} bytes, ${length} from ${offset} on cannot be sent.`);
  }
  const part = bytes.subarray(offset, end);
  // Others may write to it while it is sent.
  return types.isSharedArrayBuffer(part.buffer) ? part.slice() : part;
}

/** Raises RangeError for an offset that is not inside of so many bytes, or at their end. */
export function checkOffset(offset: number, length: number): void {
  if (Number.isSafeInteger(offset) && offset >= 0 && offset <= length) return;
  throw new RangeError(`An offset is a whole number from 0 to ${length}; got ${offset}.`);
}

/** What was received, if it is bytes: TypeError otherwise; BufferTooShortError where they are more than `most`. */
export function checkBytes(message: unknown, most = Number.POSITIVE_INFINITY): Uint8Array {
  if (!(message instanceof Uint8Array)) {
    throw new TypeError("The message is no bytes: what was sent by send() is received by recv().");
  }
  if (message.length > most) throw new BufferTooShortError(message, most);
  return message;
}

/** All the bytes of some memory. */
export function viewOf(memory: ArrayBufferView | ArrayBuffer): Uint8Array {
  if (!ArrayBuffer.isView(memory)) return new Uint8Array(memory);
  return new Uint8Array(memory.buffer, memory.byteOffset, memory.byteLength);
}

/** Puts a message of bytes into some memory, and returns their number; BufferTooShortError where they do not fit. */
export function fill(target: ArrayBufferView | ArrayBuffer, offset: number, message: unknown): number {
  const bytes = checkBytes(message, target.byteLength - offset);
  const view = viewOf(target);
  const isThere = bytes.buffer === view.buffer && bytes.byteOffset === view.byteOffset + offset;
  if (!isThere) view.set(bytes, offset);
  return bytes.length;
}
