import type { StreamParts } from "../../src/pool/stream-parts.js";

/** Streams come in a chunk of their own. */
export async function streamParts(): Promise<StreamParts> {
  const [{ Reader }, { StreamCall }] = await Promise.all([
    import("../../src/pool/reader.js"),
    import("../../src/pool/stream-call.js"),
  ]);
  return { Reader, StreamCall };
}
