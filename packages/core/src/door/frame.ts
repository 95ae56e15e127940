import { ProtocolError, SerializationError } from "../errors.js";
import type { Message } from "./channel.js";
import { Decoder } from "./decoder.js";
import { Encoder } from "./encoder.js";
import type { Extension } from "./tags.js";
import { Unsendable } from "./unsendable.js";

/** Two lengths of 32 bits, little-endian: of all that follows, and of the JSON that it begins with. */
export const PRELUDE_BYTES = 8;

/** A message as a frame. Raises SerializationError for what cannot be sent; `name` calls it there. */
export function encodeFrame(
  message: Message,
  frameLimit: number,
  extension: Extension | undefined,
  name: string,
): Buffer {
  const encoder = new Encoder(extension);
  const json = JSON.stringify(encodeAll(encoder, message, name));
  const jsonLength = Buffer.byteLength(json);
  const length = encoder.parts.reduce((sum, part) => sum + part.length, jsonLength);
  if (length > frameLimit) {
    throw new SerializationError(name, `it takes ${length} bytes, more than the frameLimit of ${frameLimit}`);
  }
  const frame = Buffer.allocUnsafe(PRELUDE_BYTES + length);
  frame.writeUInt32LE(length, 0);
  frame.writeUInt32LE(jsonLength, 4);
  frame.write(json, PRELUDE_BYTES);
  let offset = PRELUDE_BYTES + jsonLength;
  for (const part of encoder.parts) {
    frame.set(part, offset);
    offset += part.length;
  }
  return frame;
}

function encodeAll(encoder: Encoder, message: Message, name: string): unknown[] {
  try {
    return message.map((value) => encoder.encode(value));
  } catch (error) {
    throw error instanceof Unsendable ? error.toError(name) : error;
  }
}

/** The message of a frame's body. Raises ProtocolError for what is none. */
export function decodeFrame(body: Buffer, jsonLength: number, extension: Extension | undefined): unknown[] {
  const json = parse(body.toString("utf8", 0, jsonLength));
  if (!Array.isArray(json)) throw new ProtocolError("A message is no list.");
  const decoder = new Decoder(body.subarray(jsonLength), extension);
  const message = json.map((value) => decoder.decode(value));
  decoder.finish();
  return message;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ProtocolError("A message is no JSON.", { cause: error });
  }
}
