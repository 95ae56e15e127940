import { DTYPES, type DType } from "../dtypes.js";

const DESCRIPTIONS: Readonly<Record<DType, string>> = {
  f64: "<f8",
  f32: "<f4",
  i32: "<i4",
  u32: "<u4",
  u8: "|u1",
};

/** NumPy maps files into memory: the numbers begin at a multiple of this. */
const ALIGNMENT = 64;

/** The first bytes of an `.npy` file, format 1.0; the numbers follow, row by row, least significant byte first. */
export function npyHeader(dtype: DType, shape: readonly number[]): Uint8Array<ArrayBuffer> {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
  const text = `{'descr': '${DESCRIPTIONS[dtype]}', 'fortran_order': False, 'shape': ${tuple}, }`;
  const length = Math.ceil((10 + text.length + 1) / ALIGNMENT) * ALIGNMENT;
  const bytes = new Uint8Array(length).fill(0x20);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, (length - 10) & 255, (length - 10) >> 8]);
  for (let i = 0; i < text.length; i++) bytes[10 + i] = text.charCodeAt(i);
  bytes[length - 1] = 0x0a;
  return bytes;
}

/** A whole `.npy` file. */
export function npyBytes(
  dtype: DType,
  shape: readonly number[],
  flat: ArrayLike<number>,
): Uint8Array<ArrayBuffer> {
  const header = npyHeader(dtype, shape);
  const numbers = new DTYPES[dtype](flat.length);
  numbers.set(flat);
  const file = new Uint8Array(header.length + numbers.byteLength);
  file.set(header);
  file.set(new Uint8Array(numbers.buffer), header.length);
  return file;
}
