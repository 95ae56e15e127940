import { ProtocolError } from "../errors.js";
import { decodeError } from "../task/decode-error.js";
import { checkErrorMessage } from "./check-error.js";
import { DEEPEST, type Extension, isBytes, isForbidden, TAG, VIEWS } from "./tags.js";

type Tagged = { readonly [TAG]: unknown; readonly v?: unknown; readonly n?: unknown };

/** Makes parsed JSON and raw parts into values again. Trusts nothing; raises ProtocolError. */
export class Decoder {
  readonly #parts: Buffer;
  readonly #extension: Extension | undefined;
  readonly #objects: object[] = [];
  #offset = 0;
  #depth = 0;

  constructor(parts: Buffer, extension: Extension | undefined) {
    this.#parts = parts;
    this.#extension = extension;
  }

  decode(json: unknown): unknown {
    if (typeof json !== "object" || json === null) return json;
    if (++this.#depth > DEEPEST) throw new ProtocolError(`A message of more than ${DEEPEST} levels.`);
    const value = this.#object(json);
    this.#depth--;
    return value;
  }

  /** To be called at the end of a message: what it announced must be what there was. */
  finish(): void {
    if (this.#offset !== this.#parts.length)
      throw new ProtocolError("A message has bytes that it does not mention.");
  }

  #object(json: object): unknown {
    if (Array.isArray(json)) {
      this.#objects.push(json);
      for (let i = 0; i < json.length; i++) json[i] = this.decode(json[i]);
      return json;
    }
    return Object.hasOwn(json, TAG)
      ? this.#tagged(json as Tagged)
      : this.#record(json as Record<string, unknown>);
  }

  /** In place: what JSON.parse has made is nobody else's. */
  #record(json: Record<string, unknown>): object {
    this.#objects.push(json);
    for (const key of Object.keys(json)) {
      if (isForbidden(key)) throw new ProtocolError(`A message has a key "${key}".`);
      json[key] = this.decode(json[key]);
    }
    return json;
  }

  #tagged({ [TAG]: tag, v, n }: Tagged): unknown {
    switch (tag) {
      case "undefined":
        return undefined;
      case "number":
        return Number(text(v, /^(-0|NaN|-?Infinity)$/u));
      case "bigint":
        return bigint(text(v, /^-?0x[0-9a-f]+$/u));
      case "ref":
        return (
          (Number.isSafeInteger(v) && this.#objects[v as number]) || wrong("refers to what is not there")
        );
      case "object":
        return this.#record(isPlain(v) ? v : wrong("has no object where one was announced"));
      case "Map":
        return this.#fill(new Map(), v, (map, entry) => {
          if (!Array.isArray(entry) || entry.length !== 2) wrong("has a map of what are no pairs");
          map.set(this.decode(entry[0]), this.decode(entry[1]));
        });
      case "Set":
        return this.#fill(new Set(), v, (set, item) => set.add(this.decode(item)));
      case "Date":
        return this.#late(() => {
          const time = this.decode(v);
          return typeof time === "number" ? new Date(time) : wrong("has a date that is none");
        });
      case "Error":
        return this.#late(() => decodeError(checkErrorMessage(this.decode(v)), { where: "the other side" }));
    }
    if (typeof tag === "string" && tag.startsWith("@")) {
      return this.#late(() => this.#extension?.decode(tag, this.decode(v)) ?? wrong(`has a tag ${tag}`));
    }
    return this.#bytes(String(tag), n);
  }

  #fill<C extends object>(container: C, items: unknown, add: (container: C, item: unknown) => void): C {
    if (!Array.isArray(items)) wrong("has no list where one was announced");
    this.#objects.push(container);
    for (const item of items as unknown[]) add(container, item);
    return container;
  }

  /** For what exists only when its parts do: nothing inside may refer to it. */
  #late(make: () => object): object {
    const index = this.#objects.push(undefined as never) - 1;
    const made = make();
    this.#objects[index] = made;
    return made;
  }

  #bytes(tag: string, length: unknown): object {
    const isView = Object.hasOwn(VIEWS, tag);
    if (!isBytes(tag)) wrong("has a tag that is not known");
    if (!Number.isSafeInteger(length) || (length as number) < 0) wrong("has a length that is none");
    const end = this.#offset + (length as number);
    // Before anything is allocated.
    if (end > this.#parts.length) wrong("announces more bytes than it has");
    const View = isView ? VIEWS[tag as keyof typeof VIEWS] : Uint8Array;
    if ((length as number) % View.BYTES_PER_ELEMENT !== 0) wrong("has a fraction of a number");
    const bytes = new Uint8Array(length as number);
    bytes.set(this.#parts.subarray(this.#offset, end));
    this.#offset = end;
    const made = isView
      ? new View(bytes.buffer)
      : tag === "DataView"
        ? new DataView(bytes.buffer)
        : bytes.buffer;
    this.#objects.push(made);
    return made;
  }
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown, pattern: RegExp): string {
  return typeof value === "string" && pattern.test(value) ? value : wrong("has a number that is none");
}

function bigint(digits: string): bigint {
  return digits.startsWith("-") ? -BigInt(digits.slice(1)) : BigInt(digits);
}

function wrong(what: string): never {
  throw new ProtocolError(`A message ${what}.`);
}
