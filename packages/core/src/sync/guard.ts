/** What is held until the end of a block: `using` or `await using` gives it back there. */
export interface Guard extends Disposable, AsyncDisposable {}

/** A guard over something that `release` gives back, once. */
export function guardOf(release: () => Promise<void>): Guard {
  let released: Promise<void> | undefined;
  const once = (): Promise<void> => {
    released ??= release();
    return released;
  };
  return { [Symbol.dispose]: () => void once(), [Symbol.asyncDispose]: once };
}
