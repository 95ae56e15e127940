/** What a ShareableList holds. */
export type Shareable = number | bigint | string | boolean | null | Uint8Array;

/** How an item is packed: Python's `struct` format, and the code by which it is told apart when read. */
export interface Packing {
  readonly format: string;
  readonly code: number;
  readonly bytes: Uint8Array;
}

const ALIGNMENT = 8;
/** What a format of 8 letters can say. */
const LONGEST = 9_999_999;
const PLAIN = 0;
const TEXT = 1;
const BYTES = 2;
const NONE = 3;

/** Packs an item; text and bytes get `room` bytes, or what they need and a little more. */
export function packItem(item: Shareable, room?: number): Packing {
  const bytes = new Uint8Array(ALIGNMENT);
  const view = new DataView(bytes.buffer);
  if (item === null) return { format: "xxxxxx?x", code: NONE, bytes };
  switch (typeof item) {
    case "boolean":
      bytes[7] = Number(item);
      return { format: "xxxxxxx?", code: PLAIN, bytes };
    case "number":
      view.setFloat64(0, item, true);
      return { format: "d", code: PLAIN, bytes };
    case "bigint":
      if (BigInt.asIntN(64, item) !== item) throw new RangeError(`${item} does not fit into 64 bits.`);
      view.setBigInt64(0, item, true);
      return { format: "q", code: PLAIN, bytes };
    case "string":
      return packBytes(new TextEncoder().encode(item), TEXT, room);
    default:
      if (item instanceof Uint8Array) return packBytes(item, BYTES, room);
      throw new TypeError(
        `A shareable list holds numbers, bigints, strings, booleans, null and Uint8Arrays; got ${String(item)}.`,
      );
  }
}

/** The item of packed bytes. */
export function unpackItem(format: string, code: number, bytes: Uint8Array): Shareable {
  if (code === NONE) return null;
  if (code === TEXT) return new TextDecoder().decode(trimmed(bytes));
  if (code === BYTES) return trimmed(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (format === "d") return view.getFloat64(0, true);
  if (format === "q") return view.getBigInt64(0, true);
  return bytes[7] !== 0;
}

function packBytes(content: Uint8Array, code: number, room?: number): Packing {
  if (content.at(-1) === 0) {
    throw new RangeError(
      "Text and bytes in a shareable list do not end with a zero byte: it would not come back.",
    );
  }
  const length = room ?? ALIGNMENT * (Math.floor(content.length / ALIGNMENT) + 1);
  if (content.length > length) {
    throw new RangeError(`${content.length} bytes do not fit into an item that was made for ${length}.`);
  }
  if (length > LONGEST) throw new RangeError(`An item has at most ${LONGEST} bytes; got ${content.length}.`);
  const bytes = new Uint8Array(length);
  bytes.set(content);
  return { format: `${length}s`, code, bytes };
}

function trimmed(bytes: Uint8Array): Uint8Array {
  let { length } = bytes;
  while (length > 0 && bytes[length - 1] === 0) length--;
  return bytes.slice(0, length);
}
