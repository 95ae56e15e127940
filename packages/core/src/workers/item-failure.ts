/** An item of a list that failed, with the results of those before it. Never leaves the worker. */
export class ItemFailure {
  readonly error: unknown;
  readonly partial: ArrayLike<unknown>;

  constructor(error: unknown, partial: ArrayLike<unknown>) {
    this.error = error;
    this.partial = partial;
  }
}
