import type { StreamParts } from "../../src/pool/stream-parts.js";

/** Streams come in a chunk of their own. */
export async function streamParts(): Promise<StreamParts> {
  const { streamParts } = await import("../../src/pool/stream-parts.js");
  return streamParts();
}
