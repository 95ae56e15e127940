import { DTYPES, type DType, npyHeader } from "@parakern/kernels-wasm";

/** An `.npy` file of numbers. */
export function npyOf(
  values: readonly number[],
  shape: readonly number[] = [values.length],
  dtype: DType = "f64",
): Buffer {
  const numbers = new Uint8Array(DTYPES[dtype].from(values).buffer);
  return Buffer.concat([npyHeader(dtype, shape), numbers]);
}

/** Files that no reader may believe: bytes, and what the error says. That of the kernels has a test with many more. */
export const HOSTILE: readonly (readonly [bytes: Buffer, says: string])[] = [
  [Buffer.alloc(0), "does not begin"],
  [Buffer.from("1\n2\n3\n"), "does not begin"],
  [npyOf([1]).fill(0xff, 8, 10), "claims 65535 bytes"],
  [npyOf([1, 2]).subarray(0, -1), "takes 16 bytes, and 15 are there"],
  [Buffer.from(npyOf([1]).toString("latin1").replace("<f8", "<i8"), "latin1"), 'dtype "<i8"'],
];
