/** As of `node:async_hooks`, with one store for all code: browsers do not tell which function is going on after an await. */
export class AsyncLocalStorage<T> {
  getStore(): T | undefined {
    return undefined;
  }

  run<R>(_store: T, run: () => R): R {
    return run();
  }
}
