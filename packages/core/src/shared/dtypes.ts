/** What a shared value or array can consist of. */
const arrays = {
  f64: Float64Array,
  f32: Float32Array,
  i32: Int32Array,
  u32: Uint32Array,
  i16: Int16Array,
  u16: Uint16Array,
  u8: Uint8Array,
  i64: BigInt64Array,
  u64: BigUint64Array,
  bool: Uint8Array,
};

/** The type of the elements of a Value or SharedArray: numbers, `i64` and `u64` as bigint, `bool` as boolean. */
export type SharedDType = keyof typeof arrays;

/** What an element is in JavaScript. */
export type Element<D extends SharedDType> = D extends "i64" | "u64"
  ? bigint
  : D extends "bool"
    ? boolean
    : number;

/** The typed array over elements; those of `bool` are bytes of 0 and 1. */
export type ElementArray<D extends SharedDType> = InstanceType<(typeof arrays)[D]>;

/** Any typed array that elements are kept in. */
export type Cells = ElementArray<SharedDType>;

/** Raises TypeError for anything but a type of elements. */
export function checkDType(dtype: SharedDType): void {
  if (Object.hasOwn(arrays, dtype)) return;
  throw new TypeError(`A dtype is one of ${Object.keys(arrays).join(", ")}; got ${String(dtype)}.`);
}

/** The bytes that so many elements take. */
export function bytesOf(dtype: SharedDType, length: number): number {
  return length * arrays[dtype].BYTES_PER_ELEMENT;
}

/** So many elements at the beginning of a buffer. */
export function cellsOver(dtype: SharedDType, buffer: ArrayBufferLike, length: number): Cells {
  return new arrays[dtype](buffer as ArrayBuffer, 0, length);
}

/** Elements as a typed array of their own. */
export function cellsOf(dtype: SharedDType, values: Iterable<unknown>): Cells {
  const cells = Array.from(values, (value) => toCell(dtype, value));
  return new (arrays[dtype] as new (values: unknown[]) => Cells)(cells);
}

/** What is stored for a value; raises TypeError for one of another type. */
export function toCell(dtype: SharedDType, value: unknown): number | bigint {
  if (typeof value !== typeNameOf(dtype)) {
    throw new TypeError(`An element of dtype "${dtype}" is a ${typeNameOf(dtype)}; got ${String(value)}.`);
  }
  return dtype === "bool" ? Number(value) : (value as number | bigint);
}

/** The value that was stored. */
export function fromCell<D extends SharedDType>(dtype: D, cell: number | bigint): Element<D> {
  return (dtype === "bool" ? cell !== 0 : cell) as Element<D>;
}

function typeNameOf(dtype: SharedDType): "number" | "bigint" | "boolean" {
  if (dtype === "bool") return "boolean";
  return dtype === "i64" || dtype === "u64" ? "bigint" : "number";
}
