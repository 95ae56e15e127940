import { ProtocolError } from "../errors.js";
import { Decoder } from "./decoder.js";
import { isFlat } from "./is-flat.js";
import type { Extension } from "./tags.js";

/** Two lengths of 32 bits, little-endian: of all that follows, and of the JSON that it begins with. */
export const PRELUDE_BYTES = 8;

/** The message of a frame's body. Raises ProtocolError for what is none. */
export function decodeFrame(body: Buffer, jsonLength: number, extension: Extension | undefined): unknown[] {
  const json = parse(body.toString("utf8", 0, jsonLength));
  if (!Array.isArray(json)) throw new ProtocolError("A message is no list.");
  if (jsonLength === body.length && isFlat(json)) return json;
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
