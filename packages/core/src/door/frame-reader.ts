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
    const bytes = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks, this.#size);
    let offset = 0;
    for (let end = this.#endOf(bytes, 0); end !== undefined; end = this.#endOf(bytes, offset)) {
      const start = offset + PRELUDE_BYTES;
      this.#onFrame(bytes.subarray(start, end), bytes.readUInt32LE(offset + 4));
      offset = end;
    }
    this.#size = bytes.length - offset;
    this.#chunks = this.#size > 0 ? [bytes.subarray(offset)] : [];
  }

  /** Where the frame that begins at `offset` ends, if all of it is there. */
  #endOf(bytes: Buffer, offset: number): number | undefined {
    this.#wanted = PRELUDE_BYTES;
    if (bytes.length - offset < PRELUDE_BYTES) return undefined;
    const length = bytes.readUInt32LE(offset);
    if (length > this.#frameLimit || bytes.readUInt32LE(offset + 4) > length) {
      throw new ProtocolError(`A frame announces ${length} bytes; the limit is ${this.#frameLimit}.`);
    }
    const end = offset + PRELUDE_BYTES + length;
    if (end <= bytes.length) return end;
    this.#wanted = end - offset;
    return undefined;
  }
}
