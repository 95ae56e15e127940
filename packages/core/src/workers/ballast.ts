/** Smaller buffers are no burden. */
const LEAST = 65_536;
/** Enough for the next collection to come soon. */
const MOST = 32 << 20;

const ballast = new WeakMap<SharedArrayBuffer, unknown>();

/**
 * Tells the garbage collector of this thread what a shared buffer weighs: engines do not count shared memory, and run no
 * collection because of it, so that 400 maps of 1e6 numbers held 3 GB and each wrote to pages never used before. An
 * ordinary buffer of the same size, which nobody touches and which takes no storage, is counted in its place.
 */
export function weigh(buffer: SharedArrayBuffer): void {
  const bytes = Math.min(buffer.byteLength, MOST);
  if (bytes < LEAST) return;
  try {
    ballast.set(buffer, untouched(bytes));
  } catch {
    // No address space left for it: the collector has reasons enough to run.
  }
}

/** Unlike a new ArrayBuffer, it is not filled with zeros. */
function untouched(bytes: number): unknown {
  return typeof Buffer === "undefined" ? new ArrayBuffer(bytes) : Buffer.allocUnsafeSlow(bytes);
}
