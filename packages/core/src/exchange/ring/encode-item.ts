import { types } from "node:util";
import { ARRAY, FALSE, INTEGER, NULL, NUMBER, RECORD, STRING, TRUE, UNDEFINED } from "./tags.js";

/** Larger items go through the engine's own serializer, which is faster for them. */
const MOST_BYTES = 2048;
const MOST_CONTAINERS = 12;
const LONGEST_STRING = 200;

export const scratch = new Uint8Array(MOST_BYTES);
const view = new DataView(scratch.buffer);
/** The containers of this item so far: one that is met twice is to stay one, which takes the real serializer. */
const met: object[] = [];
let end = 0;

/**
 * Writes an item of simple parts into `scratch` and returns its length: about ten times as fast as `v8.serialize`.
 *
 * -1 for all other items: those with other classes, parts that occur twice, holes, or of more than a few parts.
 */
export function encodeItem(item: unknown): number {
  end = 0;
  met.length = 0;
  return encode(item) ? end : -1;
}

function encode(item: unknown): boolean {
  if (end > MOST_BYTES - 16) return false;
  switch (typeof item) {
    case "number":
      return encodeNumber(item);
    case "string":
      scratch[end++] = STRING;
      return encodeString(item);
    case "boolean":
      scratch[end++] = item ? TRUE : FALSE;
      return true;
    case "undefined":
      scratch[end++] = UNDEFINED;
      return true;
    case "object":
      return encodeObject(item);
    default:
      return false;
  }
}

function encodeNumber(item: number): boolean {
  const integer = item | 0;
  if (Object.is(integer, item)) {
    scratch[end] = INTEGER;
    view.setInt32(end + 1, integer, true);
    end += 5;
  } else {
    scratch[end] = NUMBER;
    view.setFloat64(end + 1, item, true);
    end += 9;
  }
  return true;
}

function encodeString(item: string): boolean {
  const { length } = item;
  if (length > LONGEST_STRING || end + length > MOST_BYTES - 16) return false;
  scratch[end++] = length;
  for (let i = 0; i < length; i++) {
    const code = item.charCodeAt(i);
    if (code > 0xff) return false;
    scratch[end++] = code;
  }
  return true;
}

function encodeObject(item: object | null): boolean {
  if (item === null) {
    scratch[end++] = NULL;
    return true;
  }
  if (met.length === MOST_CONTAINERS || met.includes(item) || types.isProxy(item)) return false;
  met.push(item);
  const prototype = Object.getPrototypeOf(item);
  if (prototype === Array.prototype && Array.isArray(item)) return encodeArray(item);
  return prototype === Object.prototype && encodeRecord(item as Record<string, unknown>);
}

function encodeArray(item: readonly unknown[]): boolean {
  const { length } = item;
  // Holes and names beside the numbers show in the number of keys.
  if (length > 127 || Object.keys(item).length !== length) return false;
  scratch[end] = ARRAY;
  scratch[end + 1] = length;
  end += 2;
  for (let i = 0; i < length; i++) if (!encode(item[i])) return false;
  return true;
}

function encodeRecord(item: Record<string, unknown>): boolean {
  const keys = Object.keys(item);
  // An object of some built-in class without its prototype is none of ours; nor is one that only looks plain.
  if (keys.length > 127 || Object.prototype.toString.call(item) !== "[object Object]") return false;
  scratch[end] = RECORD;
  scratch[end + 1] = keys.length;
  end += 2;
  for (const key of keys) {
    if (key === "__proto__" || !encodeString(key) || !encode(item[key])) return false;
  }
  return true;
}
