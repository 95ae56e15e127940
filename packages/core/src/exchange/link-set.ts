import type { Link } from "../task/link.js";

/** The links by which others hold something that is at home here. */
export class LinkSet {
  readonly #links = new Set<Link>();
  #waiting = 0;

  add(link: Link): void {
    this.#links.add(link);
    if (this.#waiting > 0) link.ref();
  }

  delete(link: Link): void {
    this.#links.delete(link);
    link.unref();
  }

  /** Lets the links keep the event loop alive until a call of the home itself has its answer, and gives that answer. */
  async during<T>(call: Promise<T>): Promise<T> {
    if (this.#waiting++ === 0) for (const link of this.#links) link.ref();
    try {
      return await call;
    } finally {
      if (--this.#waiting === 0) for (const link of this.#links) link.unref();
    }
  }
}
