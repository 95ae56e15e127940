import { SerializationError } from "../errors.js";
import type { Message } from "./channel.js";
import { Encoder } from "./encoder.js";
import { PRELUDE_BYTES } from "./frame.js";
import { isFlat } from "./is-flat.js";
import type { Extension } from "./tags.js";
import { Unsendable } from "./unsendable.js";

/** Small frames share slabs of this size: a buffer for each would cost more than to fill it. */
const SLAB_BYTES = 1 << 16;
/** A character takes at most three bytes; from so many on they are counted first. */
const SHORT_TEXT = 4096;
const NO_PARTS: readonly Uint8Array[] = [];

/** Puts frames behind each other, until they are taken to be sent. */
export class FrameWriter {
  readonly #frameLimit: number;
  #slab = Buffer.alloc(0);
  /** What lies before it has been taken, and may still be under way. */
  #start = 0;
  #end = 0;

  constructor(frameLimit: number) {
    this.#frameLimit = frameLimit;
  }

  get isEmpty(): boolean {
    return this.#start === this.#end;
  }

  /** Appends a message. Raises SerializationError for what cannot be sent; `name` calls it there. */
  push(message: Message, extension: Extension | undefined, name: string): void {
    if (isFlat(message)) this.#append(JSON.stringify(message), NO_PARTS, name);
    else {
      const encoder = new Encoder(extension);
      this.#append(JSON.stringify(encodeAll(encoder, message, name)), encoder.parts, name);
    }
  }

  /** What was appended since the last time. */
  take(): Buffer {
    const taken = this.#slab.subarray(this.#start, this.#end);
    this.#start = this.#end;
    return taken;
  }

  #append(json: string, parts: readonly Uint8Array[], name: string): void {
    const most = json.length > SHORT_TEXT ? Buffer.byteLength(json) : 3 * json.length;
    const partsLength = parts.reduce((sum, part) => sum + part.length, 0);
    this.#reserve(PRELUDE_BYTES + most + partsLength);
    const slab = this.#slab;
    const body = this.#end + PRELUDE_BYTES;
    const jsonLength = slab.write(json, body);
    const length = jsonLength + partsLength;
    if (length > this.#frameLimit) {
      throw new SerializationError(
        name,
        `it takes ${length} bytes, more than the frameLimit of ${this.#frameLimit}`,
      );
    }
    slab.writeUInt32LE(length, this.#end);
    slab.writeUInt32LE(jsonLength, this.#end + 4);
    let offset = body + jsonLength;
    for (const part of parts) {
      slab.set(part, offset);
      offset += part.length;
    }
    this.#end = offset;
  }

  #reserve(byteLength: number): void {
    if (this.#slab.length - this.#end >= byteLength) return;
    const waiting = this.#slab.subarray(this.#start, this.#end);
    this.#slab = Buffer.allocUnsafeSlow(
      Math.max(SLAB_BYTES, 2 * waiting.length, waiting.length + byteLength),
    );
    this.#slab.set(waiting);
    this.#start = 0;
    this.#end = waiting.length;
  }
}

function encodeAll(encoder: Encoder, message: Message, name: string): unknown[] {
  try {
    return message.map((value) => encoder.encode(value));
  } catch (error) {
    throw error instanceof Unsendable ? error.toError(name) : error;
  }
}
