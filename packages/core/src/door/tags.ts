/** The key that marks an object of the wire as something else than a plain one. */
export const TAG = "$";

/** Deeper values are refused on both sides: whoever reads them must not run out of stack. */
export const DEEPEST = 1000;

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

/** Whether a name may not be the key of an object, nor the name of anything that others ask for. */
export function isForbidden(name: string): boolean {
  return FORBIDDEN.has(name);
}

/** Views of bytes that have their own tag: their class's name. */
export const VIEWS = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
} as const;

/** Whether a tag is one of raw bytes. */
export function isBytes(tag: string): boolean {
  return Object.hasOwn(VIEWS, tag) || tag === "ArrayBuffer" || tag === "DataView";
}

/** What else than plain data may stand in values, as proxies: tags that begin with "@". */
export interface Extension {
  /** What stands for an object, or undefined where it is plain data. */
  encode(object: object): { readonly tag: `@${string}`; readonly data: unknown } | undefined;
  /** The object that a tag and its data stand for; raises ProtocolError where there is none. */
  decode(tag: string, data: unknown): object;
}
