import type { Build } from "../module.js";

/** The bytes of a build, from a module that bundlers put into a chunk of its own. */
export async function readBytes(build: Build): Promise<Uint8Array<ArrayBuffer>> {
  const { base64 } =
    build === "relaxed"
      ? await import("../generated/wasm-relaxed.js")
      : await import("../generated/wasm-plain.js");
  const packed = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Not to be had here: only Node reads its files at once. */
export function readBytesSync(_build: Build): Uint8Array<ArrayBuffer> {
  throw new TypeError("Kernels cannot be loaded synchronously in a browser: await loadModule() first.");
}
