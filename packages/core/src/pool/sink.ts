/** Where the outcome of a call goes: a promise's two functions, or an AsyncResult. */
export interface Sink<R> {
  resolve(value: R): void;
  reject(error: unknown): void;
}

/** A promise for what `start` puts into its sink. Whatever `start` throws rejects it too. */
export function promised<R>(start: (sink: Sink<R>) => void): Promise<R> {
  return new Promise((resolve, reject) => start({ resolve, reject }));
}
