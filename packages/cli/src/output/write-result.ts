import type { DType } from "@parakern/core";
import { npyHeader } from "../npy/write.js";
import { write } from "../terminal/write.js";
import type { AtomicFile } from "./atomic-file.js";
import { formatJson, formatLines, type Result } from "./format-result.js";

const ARRAYS = {
  f64: Float64Array,
  f32: Float32Array,
  i32: Int32Array,
  u32: Uint32Array,
  u8: Uint8Array,
} as const;

/** Writes a result to stdout, or to `file`: as an `.npy` file by its name, else as the text that stdout would get. */
export async function writeResult(
  result: Result,
  { json, file }: { json: boolean; file?: AtomicFile | undefined },
): Promise<void> {
  if (file?.path.endsWith(".npy")) {
    file.write(npyHeader(result.dtype, result.shape));
    file.write(asTypedArray(result.dtype, result.values));
  } else {
    for (const text of json ? formatJson(result) : formatLines(result)) {
      if (file) file.write(text);
      else await write(text);
    }
  }
  file?.commit();
}

function asTypedArray(dtype: DType, values: ArrayLike<number>): NodeJS.ArrayBufferView {
  return ArrayBuffer.isView(values)
    ? (values as NodeJS.ArrayBufferView & ArrayLike<number>)
    : ARRAYS[dtype].from(values);
}
