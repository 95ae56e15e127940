import { libc } from "./segment/libc.js";

/** Below this the first touch costs more than is gained afterwards. */
const WORTH = 32 * 2 ** 20;
/** All that a memory can grow to: its addresses are reserved from the beginning. */
const RESERVED = 2 ** 32;
const MADV_HUGEPAGE = 14;

interface ArrayHeap<A extends (first: never, second?: never) => unknown> {
  readonly memory: WebAssembly.Memory;
  array: A;
}

/**
 * `heap.array`, which tells the system from the first large array on that the memory is better backed by pages of 2 MiB,
 * as NumPy does for its own. Measured with arrays of 80 MB: `sum` takes 0.83 of the time, `cumsum` 0.75, two inputs and a
 * result 0.87. Only on Linux, with the optional package koffi; elsewhere, and where it fails, nothing changes.
 */
export function arrayOnHugePages<A extends (first: never, second?: never) => unknown>(heap: ArrayHeap<A>): A {
  let isAdvised = process.platform !== "linux";
  const array = (first: never, second: never) => {
    if (!isAdvised && aboutBytes(first, second) >= WORTH) {
      isAdvised = true;
      libc()?.madvise(new Uint8Array(heap.memory.buffer), RESERVED, MADV_HUGEPAGE);
    }
    return heap.array(first, second);
  };
  return array as A;
}

/** What an array of eight bytes an element takes; wrong arguments are the heap's business. */
function aboutBytes(first: unknown, second: unknown): number {
  if (ArrayBuffer.isView(first)) return first.byteLength;
  if (Array.isArray(first)) return first.length * 8;
  const shape = Array.isArray(second) ? second : [second];
  return shape.reduce((bytes: number, size) => bytes * Number(size), 8);
}
