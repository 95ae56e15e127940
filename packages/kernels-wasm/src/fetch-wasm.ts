import { KernelLoadError } from "./errors.js";

/** The bytes behind a URL. @throws KernelLoadError where it does not lead to WebAssembly, as when a server answers with a page. */
export async function fetchWasm(url: string | URL): Promise<Uint8Array<ArrayBuffer>> {
  let response: Response;
  try {
    response = await fetch(url);
  } catch (cause) {
    throw new KernelLoadError(`${url} cannot be fetched: ${messageOf(cause)}`, { cause });
  }
  if (!response.ok) throw new KernelLoadError(`${url} answered ${response.status} ${response.statusText}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (isWasm(bytes)) return bytes;
  const type = response.headers.get("content-type") ?? "no content type";
  const start = new TextDecoder().decode(bytes.subarray(0, 256));
  const what = /^\s*</.test(start) ? "an HTML page" : "something else";
  throw new KernelLoadError(`${url} answered with ${what} (${type}) where WebAssembly was expected`);
}

/** Whether bytes begin as every WebAssembly module does, with `\0asm`. */
export function isWasm(bytes: Uint8Array): boolean {
  return bytes[0] === 0 && bytes[1] === 0x61 && bytes[2] === 0x73 && bytes[3] === 0x6d;
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
