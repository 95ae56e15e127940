import { types } from "node:util";
import { encodeError } from "../task/encode-error.js";
import { handleTypeOf } from "../task/handle.js";
import { isRecord } from "../task/replace-objects.js";
import { DEEPEST, type Extension, isBytes, isForbidden, TAG } from "./tags.js";
import { Unsendable, within } from "./unsendable.js";

/** Makes values into what JSON can say, and raw parts beside it. One for each message: objects keep their identity in it. */
export class Encoder {
  readonly parts: Uint8Array[] = [];
  readonly #extension: Extension | undefined;
  #seen: Map<object, number> | undefined;
  #depth = 0;

  constructor(extension: Extension | undefined) {
    this.#extension = extension;
  }

  /** Raises Unsendable. */
  encode(value: unknown): unknown {
    switch (typeof value) {
      case "string":
      case "boolean":
        return value;
      case "number":
        return Number.isFinite(value) && !Object.is(value, -0)
          ? value
          : { [TAG]: "number", v: Object.is(value, -0) ? "-0" : String(value) };
      case "undefined":
        return { [TAG]: "undefined" };
      case "bigint":
        return {
          [TAG]: "bigint",
          v: `${value < 0n ? "-" : ""}0x${(value < 0n ? -value : value).toString(16)}`,
        };
      case "object":
        return value === null ? null : this.#object(value);
      default:
        throw new Unsendable(`it is a ${typeof value}`);
    }
  }

  #object(object: object): unknown {
    this.#seen ??= new Map();
    const known = this.#seen.get(object);
    if (known !== undefined) return { [TAG]: "ref", v: known };
    this.#seen.set(object, this.#seen.size);
    if (++this.#depth > DEEPEST) throw new Unsendable(`it lies more than ${DEEPEST} levels deep`);
    const encoded = this.#contents(object);
    this.#depth--;
    return encoded;
  }

  #contents(object: object): unknown {
    if (Array.isArray(object)) return this.#list(object, (i) => `[${i}]`);
    const extended = this.#extension?.encode(object);
    if (extended !== undefined) return { [TAG]: extended.tag, v: this.encode(extended.data) };
    if (types.isMap(object)) return { [TAG]: "Map", v: Array.from(object, (entry) => this.#entry(entry)) };
    if (types.isSet(object)) return { [TAG]: "Set", v: this.#list([...object], (i) => `.values() at ${i}`) };
    if (types.isDate(object)) return { [TAG]: "Date", v: this.encode(object.getTime()) };
    if (object instanceof Error) return { [TAG]: "Error", v: this.encode(encodeError(object)) };
    if (types.isAnyArrayBuffer(object) || ArrayBuffer.isView(object)) return this.#bytes(object);
    if (handleTypeOf(object) === undefined && isRecord(object)) {
      return this.#record(object as Record<string, unknown>);
    }
    throw new Unsendable(`it is a ${object.constructor?.name ?? "object"} that cannot be sent`);
  }

  #list(items: readonly unknown[], stepTo: (index: number) => string): unknown[] {
    const encoded = new Array<unknown>(items.length);
    let i = 0;
    try {
      for (; i < items.length; i++) encoded[i] = this.encode(items[i]);
    } catch (error) {
      throw within(error, stepTo(i));
    }
    return encoded;
  }

  #entry([key, item]: readonly [unknown, unknown]): unknown[] {
    try {
      return [this.encode(key), this.encode(item)];
    } catch (error) {
      throw within(error, `.get(${typeof key === "object" ? "…" : String(key)})`);
    }
  }

  #record(record: Record<string, unknown>): unknown {
    const encoded: Record<string, unknown> = {};
    for (const key of Object.keys(record)) {
      try {
        if (isForbidden(key)) throw new Unsendable("no key may have that name");
        encoded[key] = this.encode(record[key]);
      } catch (error) {
        throw within(error, `.${key}`);
      }
    }
    return TAG in encoded ? { [TAG]: "object", v: encoded } : encoded;
  }

  #bytes(object: ArrayBufferLike | ArrayBufferView): unknown {
    const isView = ArrayBuffer.isView(object);
    const buffer = isView ? object.buffer : object;
    if (types.isSharedArrayBuffer(buffer)) {
      throw new Unsendable("it is shared memory: send a copy, such as array.slice()");
    }
    // A Buffer and other subclasses arrive as the class of the language that they extend.
    const name = Object.prototype.toString.call(object).slice(8, -1);
    if (!isBytes(name)) throw new Unsendable(`it is a ${name}`);
    const start = isView ? object.byteOffset : 0;
    this.parts.push(new Uint8Array(buffer, start, object.byteLength));
    return { [TAG]: name, n: object.byteLength };
  }
}
