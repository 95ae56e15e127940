/** Element types an array can have, by their NumPy short names, with the typed array that views them. */
export const DTYPES = {
  f64: Float64Array,
  f32: Float32Array,
  i32: Int32Array,
  u32: Uint32Array,
  u8: Uint8Array,
} as const;

export type DType = keyof typeof DTYPES;

/** The typed array that views elements of a dtype. */
export type TypedArrayOf<T extends DType, B extends ArrayBufferLike = ArrayBufferLike> = {
  f64: Float64Array<B>;
  f32: Float32Array<B>;
  i32: Int32Array<B>;
  u32: Uint32Array<B>;
  u8: Uint8Array<B>;
}[T];

/** Bytes an element takes. */
export function itemSize(dtype: DType): number {
  return DTYPES[dtype].BYTES_PER_ELEMENT;
}

/** The dtype a typed array holds, or undefined where no dtype fits (Int16Array, DataView, …). */
export function dtypeOf(array: ArrayBufferView): DType | undefined {
  return BY_TAG.get(Object.prototype.toString.call(array));
}

const BY_TAG = new Map<string, DType>(
  (Object.keys(DTYPES) as DType[]).map((dtype) => [`[object ${DTYPES[dtype].name}]`, dtype]),
);
