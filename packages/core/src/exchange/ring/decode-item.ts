import { ARRAY, FALSE, INTEGER, NULL, NUMBER, RECORD, STRING, TRUE } from "./tags.js";

let bytes: Uint8Array;
let at = 0;
const eight = new DataView(new ArrayBuffer(8));

/** The item that `encodeItem` wrote, from where it begins. */
export function decodeItem(from: Uint8Array, begin: number): unknown {
  bytes = from;
  at = begin;
  return decode();
}

function decode(): unknown {
  switch (bytes[at++]) {
    case NULL:
      return null;
    case FALSE:
      return false;
    case TRUE:
      return true;
    case INTEGER:
      at += 4;
      return bytes[at - 4]! | (bytes[at - 3]! << 8) | (bytes[at - 2]! << 16) | (bytes[at - 1]! << 24);
    case NUMBER:
      for (let i = 0; i < 8; i++) eight.setUint8(i, bytes[at++]!);
      return eight.getFloat64(0, true);
    case STRING:
      return decodeString();
    case ARRAY:
      return decodeArray();
    case RECORD:
      return decodeRecord();
    default:
      return undefined;
  }
}

function decodeString(): string {
  const end = at + 1 + bytes[at]!;
  let text = "";
  for (at++; at < end; at++) text += String.fromCharCode(bytes[at]!);
  return text;
}

function decodeArray(): unknown[] {
  const length = bytes[at++]!;
  const items: unknown[] = [];
  for (let i = 0; i < length; i++) items.push(decode());
  return items;
}

function decodeRecord(): Record<string, unknown> {
  const length = bytes[at++]!;
  const record: Record<string, unknown> = {};
  for (let i = 0; i < length; i++) {
    const key = decodeString();
    record[key] = decode();
  }
  return record;
}
