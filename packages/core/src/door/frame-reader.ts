import { ProtocolError } from "../errors.js";
import { PRELUDE_BYTES } from "./frame.js";

/** Cuts a stream of bytes into frames. Allocates for a frame only what has arrived of it. */
export class FrameReader {
  readonly #frameLimit: number;
  readonly #onFrame: (body: Buffer, jsonLength: number) => void;
  #chunks: Buffer[] = [];
  #size = 0;
  /** How many bytes must be there before it is worth looking. */
  #wanted = PRELUDE_BYTES;

  constructor(frameLimit: number, onFrame: (body: Buffer, jsonLength: number) => void) {
    this.#frameLimit = frameLimit;
    this.#onFrame = onFrame;
  }

  /** Raises ProtocolError where a frame announces more than it may have; nothing can be read after that. */
  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size < this.#wanted) return;
    let bytes = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks, this.#size);
    for (bytes = this.#take(bytes); bytes.length >= this.#wanted; bytes = this.#take(bytes));
    this.#chunks = bytes.length > 0 ? [bytes] : [];
    this.#size = bytes.length;
  }

  /** Hands on the frame that bytes begin with, if all of it is there; returns what is left. */
  #take(bytes: Buffer): Buffer {
    this.#wanted = PRELUDE_BYTES;
    if (bytes.length < PRELUDE_BYTES) return bytes;
    const length = bytes.readUInt32LE(0);
    const jsonLength = bytes.readUInt32LE(4);
    if (length > this.#frameLimit || jsonLength > length) {
      throw new ProtocolError(`A frame announces ${length} bytes; the limit is ${this.#frameLimit}.`);
    }
    const end = PRELUDE_BYTES + length;
    this.#wanted = end;
    if (bytes.length < end) return bytes;
    this.#wanted = PRELUDE_BYTES;
    this.#onFrame(bytes.subarray(PRELUDE_BYTES, end), jsonLength);
    return bytes.subarray(end);
  }
}
