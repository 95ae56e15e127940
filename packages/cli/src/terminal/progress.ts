/** What a progress line needs of the world; the defaults are the terminal's. */
export interface ProgressOptions {
  readonly quiet?: boolean;
  readonly stream?: { readonly isTTY?: boolean; readonly columns?: number; write(text: string): unknown };
  readonly now?: () => number;
}

/** Nobody needs to be told that something short is going on. */
const SILENT_MS = 1000;

/** One line on stderr that says how far the work is: only on a terminal, only after a second, gone at the end. */
export class Progress {
  readonly #stream;
  readonly #now;
  readonly #enabled: boolean;
  readonly #startedAt: number;
  #shown = false;

  constructor({
    quiet = false,
    stream = process.stderr,
    now = performance.now.bind(performance),
  }: ProgressOptions = {}) {
    this.#stream = stream;
    this.#now = now;
    this.#enabled = stream.isTTY === true && !quiet;
    this.#startedAt = now();
  }

  /** Shows a text in the place of the last one. */
  update(text: string): void {
    if (!this.#enabled || this.#now() - this.#startedAt < SILENT_MS) return;
    this.#shown = true;
    this.#stream.write(`\r\u001b[K${text.slice(0, (this.#stream.columns || 80) - 1)}`);
  }

  /** Takes the line away. */
  [Symbol.dispose](): void {
    if (this.#shown) this.#stream.write("\r\u001b[K");
  }
}
