import { DTYPES, npyHeader } from "@parakern/kernels-wasm";
import { write } from "../terminal/write.js";
import type { AtomicFile } from "./atomic-file.js";
import { formatJson, formatLines, type Result } from "./format-result.js";

/** Writes a result to stdout, or to `file`: as an `.npy` file by its name, else as the text that stdout would get. */
export async function writeResult(
  result: Result,
  { json, file }: { json: boolean; file?: AtomicFile | undefined },
): Promise<void> {
  if (file?.path.endsWith(".npy")) {
    file.write(npyHeader(result.dtype, result.shape));
    file.write(asTypedArray(result));
  } else {
    for (const text of json ? formatJson(result) : formatLines(result)) {
      if (file) file.write(text);
      else await write(text);
    }
  }
  file?.commit();
}

function asTypedArray({ dtype, values }: Result): NodeJS.ArrayBufferView {
  return ArrayBuffer.isView(values)
    ? (values as NodeJS.ArrayBufferView & ArrayLike<number>)
    : DTYPES[dtype].from(values);
}
