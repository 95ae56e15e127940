import { readFileSync } from "node:fs";
import { KernelLoadError } from "../errors.js";
import type { Build } from "../module.js";
import * as web from "./web.js";

const FILES = { plain: "../kernels.wasm", relaxed: "../kernels.relaxed.wasm" };

/** The bytes of a build, from this package's own files. @throws KernelLoadError where they are gone. */
export function readBytesSync(build: Build): Uint8Array<ArrayBuffer> {
  const url = new URL(FILES[build], import.meta.url);
  try {
    return readFileSync(url) as Uint8Array<ArrayBuffer>;
  } catch (cause) {
    throw new KernelLoadError(`${url} cannot be read (a bundler may have left it behind)`, { cause });
  }
}

/** The same; where a bundler took this file and left the binaries behind, from the module that it took along. */
export async function readBytes(build: Build): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return readBytesSync(build);
  } catch {
    return web.readBytes(build);
  }
}
