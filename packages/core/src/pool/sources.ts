/** A call that will submit more jobs, and that the end of the pool has to wait for. */
export interface Source {
  /** It can go on only when its consumer asks for more. */
  readonly isStalled: boolean;
  /** Ends it with this error. */
  stop(reason: unknown): void;
}

/** The calls of a pool that submit over time. */
export class Sources {
  readonly #sources = new Set<Source>();

  get isEmpty(): boolean {
    return this.#sources.size === 0;
  }

  add(source: Source): void {
    this.#sources.add(source);
  }

  delete(source: Source): void {
    this.#sources.delete(source);
  }

  stop(reason: unknown): void {
    for (const source of [...this.#sources]) source.stop(reason);
  }

  stopStalled(reason: unknown): void {
    for (const source of [...this.#sources]) if (source.isStalled) source.stop(reason);
  }
}
