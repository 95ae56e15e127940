/** Smaller ones are made faster than they are looked for. */
const WORTH = 65_536;

/**
 * Shared memory that is used again: fresh pages cost more than the copy that goes into them (1e6 f64: 2.7 ms of 3.5).
 * Only as long as the garbage collector lets it live.
 */
export class Scratch {
  #kept: WeakRef<SharedArrayBuffer> | undefined;

  /** A buffer of at least so many bytes, of any content. */
  take(byteLength: number): SharedArrayBuffer {
    const kept = this.#kept?.deref();
    if (byteLength < WORTH || !kept || kept.byteLength < byteLength) return new SharedArrayBuffer(byteLength);
    this.#kept = undefined;
    return kept;
  }

  /** Nobody uses it any more. */
  giveBack(buffer: SharedArrayBuffer): void {
    if (buffer.byteLength >= WORTH) this.#kept = new WeakRef(buffer);
  }
}
