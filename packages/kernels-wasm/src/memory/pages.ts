import { OutOfMemoryError } from "../errors.js";

/** Bytes in a page of WebAssembly memory. */
export const PAGE = 65_536;
/** The most that 32-bit addresses reach: 4 GiB. */
export const MAX_PAGES = 65_536;
/** The least a memory grows by: fewer, larger steps. Pages that nobody touches cost no storage. */
const STEP = 256;

/**
 * Makes a WebAssembly memory. Where shared memory is hidden (a page that is not cross-origin isolated) some engines
 * still make one and others do not: there an unshared one takes its place.
 * @throws OutOfMemoryError
 */
export function createMemory(pages: number, maximum: number, shared: boolean): WebAssembly.Memory {
  try {
    return new WebAssembly.Memory({ initial: pages, maximum, shared });
  } catch (cause) {
    if (shared && typeof SharedArrayBuffer === "undefined") return createMemory(pages, maximum, false);
    throw outOfAddresses(pages, cause);
  }
}

/** Whether threads can share a memory. */
export function isShared(memory: WebAssembly.Memory): boolean {
  // The class may be hidden, and `instanceof` a name that does not exist throws.
  return Object.prototype.toString.call(memory.buffer) === "[object SharedArrayBuffer]";
}

/** Grows a memory to hold `end` bytes, or more; says whether it could. */
export function growMemory(memory: WebAssembly.Memory, end: number, maximum: number): boolean {
  const present = memory.buffer.byteLength / PAGE;
  const needed = Math.ceil(end / PAGE) - present;
  if (needed <= 0) return true;
  for (const step of [Math.max(needed, STEP, present >> 2), needed]) {
    try {
      memory.grow(Math.min(step, maximum - present));
      return memory.buffer.byteLength >= end;
    } catch {
      // The engine refuses so large a step; the exact one may still fit.
    }
  }
  return false;
}

function outOfAddresses(pages: number, cause: unknown): OutOfMemoryError {
  const advice =
    "The system gave no address space: each WebAssembly memory reserves about 10 GB of addresses " +
    `(see \`ulimit -v\`), so share one heap. ${cause instanceof Error ? cause.message : ""}`;
  return new OutOfMemoryError(pages * PAGE, 0, advice.trim(), { cause });
}
