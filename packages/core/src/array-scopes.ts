import { AsyncLocalStorage } from "node:async_hooks";

/** What scopes of arrays need to know: which one the code that runs now is in, also after it has waited. */
export function asyncScopes<S>() {
  const storage = new AsyncLocalStorage<S>();
  return {
    spansAwait: true,
    current: (): S | undefined => storage.getStore(),
    enter: <R>(scope: S, run: () => R): R => storage.run(scope, run),
  };
}
