import { Reader } from "./reader.js";
import { StreamCall } from "./stream-call.js";

/** What a stream is made of. */
export interface StreamParts {
  readonly Reader: typeof Reader;
  readonly StreamCall: typeof StreamCall;
}

const parts: StreamParts = { Reader, StreamCall };

/** Here it is loaded with the pool; in a browser, when a program first iterates over results. */
export function streamParts(): StreamParts | Promise<StreamParts> {
  return parts;
}
