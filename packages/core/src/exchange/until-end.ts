/** What `next` resolves to, one after the other, until it rejects with an error of the class that tells the end. */
export async function* untilEnd<T>(
  next: () => Promise<T>,
  // biome-ignore lint/suspicious/noExplicitAny: it is only asked what its instances are.
  End: abstract new (...args: any[]) => Error,
): AsyncGenerator<T, void, undefined> {
  for (;;) {
    try {
      yield await next();
    } catch (error) {
      if (error instanceof End) return;
      throw error;
    }
  }
}
