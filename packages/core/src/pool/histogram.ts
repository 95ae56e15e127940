/** Buckets a doubling: a percentile is exact to 9 %. */
const PER_OCTAVE = 8;
/** From 1 µs to about 12 days. */
const OCTAVES = 40;
const LOWEST_MS = 1e-3;

/** Durations counted in buckets of equal ratio: constant memory and O(1) to add, however many there are. */
export class Histogram {
  readonly #counts = new Float64Array(OCTAVES * PER_OCTAVE);
  #total = 0;

  add(ms: number): void {
    const bucket = Math.floor(Math.log2(Math.max(ms, LOWEST_MS) / LOWEST_MS) * PER_OCTAVE);
    this.#counts[Math.min(bucket, this.#counts.length - 1)]!++;
    this.#total++;
  }

  /** The duration in ms that a share `q` of all stayed below; 0 where there are none. */
  percentile(q: number): number {
    if (this.#total === 0) return 0;
    let left = Math.max(1, Math.ceil(q * this.#total));
    const bucket = this.#counts.findIndex((count) => {
      left -= count;
      return left <= 0;
    });
    return LOWEST_MS * 2 ** ((bucket + 0.5) / PER_OCTAVE);
  }
}
