/** The results of a chunk, and the error that ended it early. */
export interface Batch {
  readonly items: number;
  results: ArrayLike<unknown> | undefined;
  failure: { readonly error: unknown } | undefined;
}
