import { defineHandle, handleTypeNamed, handleTypeOf, markHandle } from "../task/handle.js";
import { packItem, type Shareable, unpackItem } from "./packing.js";
import { SharedMemory } from "./shared-memory.js";

/** How a list is made of items, or found by its name. */
export interface ShareableListOptions {
  readonly name?: string | undefined;
}

const memories = new WeakMap<object, SharedMemory>();

/**
 * A list of fixed length in SharedMemory: numbers, bigints, strings, booleans, null and bytes.
 *
 * Each item can be replaced by one of any type; text and bytes have the room that the first ones there took. It is laid
 * out as Python's, which can read it by its name (numbers are Python's floats, bigints its ints), and has no lock.
 *
 * @example
 * const list = new ShareableList(["howdy", 273.15, null, true]);
 * list.set(1, "warm");
 * console.log([...new ShareableList(undefined, { name: list.name })]); // ["howdy", "warm", null, true]
 * list.memory.unlink();
 */
export class ShareableList implements Iterable<Shareable> {
  /** A new list of items, or, without items, the one of that name. Raises what SharedMemory raises. */
  constructor(items?: Iterable<Shareable>, options: ShareableListOptions = {}) {
    adopt(
      this,
      items === undefined && options.name !== undefined
        ? new SharedMemory(options)
        : make(items ?? [], options),
    );
  }

  /** Where it is: to be closed by every holder, and unlinked by one. */
  get memory(): SharedMemory {
    return memories.get(this)!;
  }

  get name(): string {
    return this.memory.name;
  }

  get length(): number {
    return Number(view(this).getBigInt64(0, true));
  }

  /** An item; a negative index counts from the end. Raises RangeError for an index outside. */
  get(index: number): Shareable {
    const at = placeOf(this, index);
    const { begin, end } = slotOf(this, at);
    return unpackItem(
      formatOf(this, at),
      this.memory.bytes[codeAt(this, at)]!,
      this.memory.bytes.subarray(begin, end),
    );
  }

  /** Replaces an item. Raises RangeError for text or bytes that need more room than there is, TypeError for other types. */
  set(index: number, item: Shareable): void {
    const at = placeOf(this, index);
    const { begin, end } = slotOf(this, at);
    const { bytes } = this.memory;
    const packed = packItem(item, end - begin);
    bytes.fill(0, begin, end).set(packed.bytes, begin);
    writeFormat(bytes, formatAt(this, at), packed.format);
    bytes[codeAt(this, at)] = packed.code;
  }

  /** How many items are equal to a value; bytes by content. */
  count(value: Shareable): number {
    let count = 0;
    for (const item of this) if (isEqual(item, value)) count++;
    return count;
  }

  /** The first index of a value. Raises RangeError where there is none. */
  index(value: Shareable): number {
    for (let at = 0; at < this.length; at++) if (isEqual(this.get(at), value)) return at;
    throw new RangeError(`${String(value)} is not in this list.`);
  }

  /** Python's `struct` format of the items. */
  get format(): string {
    return Array.from({ length: this.length }, (_, at) => formatOf(this, at)).join("");
  }

  *[Symbol.iterator](): IterableIterator<Shareable> {
    for (let at = 0; at < this.length; at++) yield this.get(at);
  }

  /** What `console.log` prints. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `ShareableList { name: ${JSON.stringify(this.name)}, length: ${this.length} }`;
  }
}

// In memory: the length, where each item ends, the items, their formats of 8 bytes, their codes of one.

function make(items: Iterable<Shareable>, { name }: ShareableListOptions): SharedMemory {
  const packed = Array.from(items, (item) => packItem(item));
  const { length } = packed;
  const room = packed.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const memory = new SharedMemory({ name, create: true, size: 8 * (length + 2) + room + 9 * length });
  const { bytes } = memory;
  const numbers = new DataView(bytes.buffer);
  numbers.setBigInt64(0, BigInt(length), true);
  const data = 8 * (length + 2);
  let end = 0;
  packed.forEach((item, at) => {
    bytes.set(item.bytes, data + end);
    end += item.bytes.length;
    numbers.setBigInt64(8 * (at + 2), BigInt(end), true);
    writeFormat(bytes, data + room + 8 * at, item.format);
    bytes[data + room + 8 * length + at] = item.code;
  });
  return memory;
}

function view({ memory }: ShareableList): DataView {
  return new DataView(memory.bytes.buffer);
}

function offsetOf(list: ShareableList, at: number): number {
  return 8 * (list.length + 2) + Number(view(list).getBigInt64(8 * (at + 1), true));
}

function slotOf(list: ShareableList, at: number): { begin: number; end: number } {
  return { begin: offsetOf(list, at), end: offsetOf(list, at + 1) };
}

function formatAt(list: ShareableList, at: number): number {
  return offsetOf(list, list.length) + 8 * at;
}

function codeAt(list: ShareableList, at: number): number {
  return formatAt(list, list.length) + at;
}

function formatOf(list: ShareableList, at: number): string {
  const begin = formatAt(list, at);
  return String.fromCharCode(...list.memory.bytes.subarray(begin, begin + 8)).replace(/\0+$/, "");
}

function writeFormat(bytes: Uint8Array, begin: number, format: string): void {
  bytes.fill(0, begin, begin + 8).set(new TextEncoder().encode(format), begin);
}

function placeOf({ length }: ShareableList, index: number): number {
  const at = index < 0 ? index + length : index;
  if (Number.isInteger(at) && at >= 0 && at < length) return at;
  throw new RangeError(`There is no item ${index}: the list has ${length}.`);
}

function isEqual(item: Shareable, value: Shareable): boolean {
  if (!(item instanceof Uint8Array && value instanceof Uint8Array)) return item === value;
  return item.length === value.length && item.every((byte, at) => byte === value[at]);
}

function adopt(list: object, memory: SharedMemory): void {
  memories.set(list, memory);
  markHandle(list);
}

defineHandle<ShareableList>({
  name: "shareable-list",
  class: ShareableList,
  dehydrate: ({ memory }, carrier, transfer) =>
    handleTypeOf(memory)!.dehydrate(memory as never, carrier, transfer),
  rehydrate(shell, data, carrier) {
    const memory = {};
    handleTypeNamed("shared-memory").rehydrate(memory, data, carrier);
    Object.setPrototypeOf(shell, ShareableList.prototype);
    adopt(shell, memory as SharedMemory);
  },
});
