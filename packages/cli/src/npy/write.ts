import type { DType } from "@parakern/core";

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
export function npyHeader(dtype: DType, shape: readonly number[]): Uint8Array {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
  const text = `{'descr': '${DESCRIPTIONS[dtype]}', 'fortran_order': False, 'shape': ${tuple}, }`;
  const length = Math.ceil((10 + text.length + 1) / ALIGNMENT) * ALIGNMENT;
  const bytes = Buffer.alloc(length, " ");
  bytes.write("\u0093NUMPY\u0001\u0000", 0, "latin1");
  bytes.writeUInt16LE(length - 10, 8);
  bytes.write(text, 10, "latin1");
  bytes.write("\n", length - 1);
  return bytes;
}
