import type { Link } from "../task/link.js";

/**
 * How many hold one end of a pipe: this thread, and those it was sent to, who each count their own in turn.
 *
 * The end is closed when nobody holds it any more, whether they closed it or ended.
 */
export class PipeEnd {
  #holders = 1;
  readonly #onReleased: () => void;

  constructor(onReleased: () => void) {
    this.#onReleased = onReleased;
  }

  /** The end that another thread holds as long as this one does. */
  static at(link: Link): PipeEnd {
    return new PipeEnd(() => link.close());
  }

  /** Counts one more holder, at the other end of a link, until that closes. */
  lend(link: Link): void {
    this.#holders++;
    link.onClose = () => this.release();
  }

  /** One holder less. */
  release(): void {
    if (--this.#holders === 0) this.#onReleased();
  }
}
