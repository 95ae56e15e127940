/** How large the chunks of a list should be, by the time its items have taken so far. */
export class Chunker {
  readonly #targetMs: number;
  readonly #most: number;
  #size: number;
  #perItemMs: number | undefined;

  /** Chunks of `fixed` items; or, from one on, of as many as take `targetMs`, but not more than `most`. */
  constructor(fixed: number | undefined, targetMs: number, most = Number.POSITIVE_INFINITY) {
    this.#size = fixed ?? 1;
    this.#targetMs = fixed === undefined ? targetMs : Number.NaN;
    this.#most = most;
  }

  /** The size of the next chunk where `left` items are to be shared by `workers`. */
  next(left: number, workers: number): number {
    if (Number.isNaN(this.#targetMs)) return this.#size;
    // Smaller towards the end, so that all workers end together.
    return Math.max(1, Math.min(this.#size, Math.ceil(left / (2 * workers))));
  }

  measure(items: number, ms: number): void {
    if (Number.isNaN(this.#targetMs) || items === 0) return;
    const now = Math.max(ms, 1e-4) / items;
    const known = this.#perItemMs ?? now;
    // A dear item is believed at once: a chunk that is too large cannot be taken apart again.
    this.#perItemMs = now > known ? now : known + (now - known) * 0.5;
    const wanted = Math.round(this.#targetMs / this.#perItemMs);
    this.#size = Math.max(1, Math.min(this.#size * 8, wanted, this.#most));
  }
}
