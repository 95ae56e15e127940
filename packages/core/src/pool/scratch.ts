/** Smaller ones are made faster than they are looked for. */
const WORTH = 65_536;
/** A buffer that nobody took for so long is given up. */
const KEPT_MS = 1000;

/**
 * Shared memory that is used again: fresh pages cost more than the copy that goes into them (1e6 f64: 2.7 ms of 3.5, and
 * on virtual machines ten times that).
 */
export class Scratch {
  #kept: SharedArrayBuffer | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** A buffer of at least so many bytes, of any content. */
  take(byteLength: number): SharedArrayBuffer {
    const kept = this.#kept;
    if (byteLength < WORTH || !kept || kept.byteLength < byteLength) return new SharedArrayBuffer(byteLength);
    this.#kept = undefined;
    return kept;
  }

  /** Nobody uses it any more. */
  giveBack(buffer: SharedArrayBuffer): void {
    if (buffer.byteLength < WORTH) return;
    this.#kept = buffer;
    if (this.#timer) this.#timer.refresh();
    else this.#timer = setTimeout(() => this.#forget(), KEPT_MS).unref();
  }

  #forget(): void {
    this.#kept = undefined;
    this.#timer = undefined;
  }
}
