import { FailureError, UsageError } from "../terminal/errors.js";
import { RowReader, type Rows } from "./row-reader.js";

/** Numbers from stdin, one or several a line. */
export async function readStdin(): Promise<Rows> {
  if (process.stdin.isTTY)
    throw new UsageError("no numbers", "Give them as arguments (1..7), or by a pipe: seq 7 | parakern …");
  const reader = new RowReader("stdin");
  const decoder = new TextDecoder();
  let isFirst = true;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    if (isFirst && chunk.subarray(1, 6).toString("latin1") === "NUMPY") {
      throw new FailureError("stdin holds an .npy file", "Give its path as an argument instead");
    }
    isFirst = false;
    reader.feed(decoder.decode(chunk, { stream: true }));
  }
  reader.feed(decoder.decode());
  return reader.finish();
}
