import type { DType, TypedArrayOf } from "../dtypes.js";
import { DTYPES } from "../dtypes.js";
import { MAX_HEADER, parseNpyHeader } from "./header.js";

/** What a whole `.npy` file holds; the elements are a copy. @throws NpyFormatError */
export function readNpy(bytes: Uint8Array): {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly data: TypedArrayOf<DType>;
} {
  const { dtype, shape, length, offset } = parseNpyHeader(bytes.subarray(0, MAX_HEADER), bytes.length);
  const data = new DTYPES[dtype](length);
  new Uint8Array(data.buffer).set(bytes.subarray(offset));
  return { dtype, shape, data };
}
