import { REPORT, REPORT_BYTES } from "./layout.js";

/**
 * What a trap said, left in shared memory: a caller that blocks could read no message. One party writes it, between the
 * failure of the region and the end of its being busy; the caller reads it after that.
 */
export class Report {
  readonly #length: Int32Array;
  readonly #bytes: Uint8Array;

  constructor(buffer: SharedArrayBuffer) {
    this.#length = new Int32Array(buffer, 4 * REPORT, 1);
    this.#bytes = new Uint8Array(buffer, 4 * (REPORT + 1), REPORT_BYTES);
  }

  write(error: unknown): void {
    const text = (error instanceof Error ? error.message : String(error)) || "unknown";
    const bytes = new TextEncoder().encode(text).subarray(0, REPORT_BYTES);
    this.#bytes.set(bytes);
    this.#length[0] = bytes.length;
  }

  /** Before a region: nothing was said of it. */
  clear(): void {
    this.#length[0] = 0;
  }

  /** What was said; undefined where nothing was. */
  read(): string | undefined {
    const length = this.#length[0]!;
    // Copied, as decoders refuse shared memory.
    return length === 0 ? undefined : new TextDecoder().decode(this.#bytes.slice(0, length));
  }
}
