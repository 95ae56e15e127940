import { types } from "node:util";
import { SerializationError } from "../errors.js";
import { encodeError } from "../task/encode-error.js";
import { handleTypeOf } from "../task/handle.js";
import { isRecord } from "../task/replace-objects.js";
import { DEEPEST, type Extension, isBytes, isForbidden, TAG } from "./tags.js";

/** Makes values into what JSON can say, and raw parts beside it. One for each message: objects keep their identity in it. */
export class Encoder {
  readonly parts: Uint8Array[] = [];
  readonly #extension: Extension | undefined;
  #seen: Map<object, number> | undefined;
  #depth = 0;

  constructor(extension: Extension | undefined) {
    this.#extension = extension;
  }

  /** Raises SerializationError that names by its path what cannot be sent. */
  encode(value: unknown, path: string): unknown {
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
        return value === null ? null : this.#object(value, path);
      default:
        throw new SerializationError(path, `it is a ${typeof value}`);
    }
  }

  #object(object: object, path: string): unknown {
    this.#seen ??= new Map();
    const known = this.#seen.get(object);
    if (known !== undefined) return { [TAG]: "ref", v: known };
    this.#seen.set(object, this.#seen.size);
    if (++this.#depth > DEEPEST)
      throw new SerializationError(path, `it lies more than ${DEEPEST} levels deep`);
    const encoded = this.#contents(object, path);
    this.#depth--;
    return encoded;
  }

  #contents(object: object, path: string): unknown {
    if (Array.isArray(object)) return Array.from(object, (item, i) => this.encode(item, `${path}[${i}]`));
    const extended = this.#extension?.encode(object);
    if (extended !== undefined) {
      return { [TAG]: extended.tag, v: this.encode(extended.data, path) };
    }
    if (types.isMap(object)) return { [TAG]: "Map", v: [...object].map((entry) => this.#entry(entry, path)) };
    if (types.isSet(object)) return { [TAG]: "Set", v: [...object].map((item) => this.encode(item, path)) };
    if (types.isDate(object)) return { [TAG]: "Date", v: this.encode(object.getTime(), path) };
    if (object instanceof Error) return { [TAG]: "Error", v: this.encode(encodeError(object), path) };
    if (types.isAnyArrayBuffer(object) || ArrayBuffer.isView(object)) return this.#bytes(object, path);
    if (handleTypeOf(object) === undefined && isRecord(object)) {
      return this.#record(object as Record<string, unknown>, path);
    }
    throw new SerializationError(path, `it is a ${object.constructor?.name ?? "object"} that cannot be sent`);
  }

  #entry([key, item]: readonly [unknown, unknown], path: string): unknown[] {
    return [this.encode(key, `${path}.keys()`), this.encode(item, `${path}.get(${String(key)})`)];
  }

  #record(record: Record<string, unknown>, path: string): unknown {
    const keys = Object.keys(record);
    const encoded: Record<string, unknown> = {};
    for (const key of keys) {
      if (isForbidden(key)) throw new SerializationError(`${path}.${key}`, "no key may have that name");
      encoded[key] = this.encode(record[key], `${path}.${key}`);
    }
    return TAG in encoded ? { [TAG]: "object", v: encoded } : encoded;
  }

  #bytes(object: ArrayBufferLike | ArrayBufferView, path: string): unknown {
    const isView = ArrayBuffer.isView(object);
    const buffer = isView ? object.buffer : object;
    if (types.isSharedArrayBuffer(buffer)) {
      throw new SerializationError(path, "it is shared memory: send a copy, such as array.slice()");
    }
    // A Buffer and other subclasses arrive as the class of the language that they extend.
    const name = Object.prototype.toString.call(object).slice(8, -1);
    if (!isBytes(name)) throw new SerializationError(path, `it is a ${name}`);
    const start = isView ? object.byteOffset : 0;
    this.parts.push(new Uint8Array(buffer, start, object.byteLength));
    return { [TAG]: name, n: object.byteLength };
  }
}
