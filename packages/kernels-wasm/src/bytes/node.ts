import { readFileSync } from "node:fs";
import type { Build } from "../module.js";

const FILES = { plain: "../kernels.wasm", relaxed: "../kernels.relaxed.wasm" };

/** The bytes of a build, from this package's own files. */
export function readBytesSync(build: Build): Uint8Array<ArrayBuffer> {
  return readFileSync(new URL(FILES[build], import.meta.url)) as Uint8Array<ArrayBuffer>;
}

export async function readBytes(build: Build): Promise<Uint8Array<ArrayBuffer>> {
  return readBytesSync(build);
}
