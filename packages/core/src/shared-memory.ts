// Of the pages of a browser only those that are cross-origin isolated have it, and elsewhere the very name is missing.

/** Whether memory can be shared between threads here. */
export function hasSharedMemory(): boolean {
  return typeof SharedArrayBuffer !== "undefined";
}

/** Whether a buffer is shared memory. */
export function isShared(buffer: ArrayBufferLike): buffer is SharedArrayBuffer {
  return hasSharedMemory() && buffer instanceof SharedArrayBuffer;
}

let mayBlock: boolean | undefined;

/** Whether this thread may be blocked: that of a page may not. */
export function canBlock(): boolean {
  mayBlock ??= tryToBlock();
  return mayBlock;
}

function tryToBlock(): boolean {
  try {
    // Returns at once, as the word is another; or throws where threads must not wait.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 1);
    return true;
  } catch {
    return false;
  }
}
