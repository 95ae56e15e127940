import { AsyncLocalStorage } from "node:async_hooks";
import type { Scope, ScopeStack } from "@parakern/kernels-wasm";

/** Scopes that last through what their functions wait for. */
export function asyncScopes(): ScopeStack {
  const storage = new AsyncLocalStorage<Scope>();
  return {
    spansAwait: true,
    current: () => storage.getStore(),
    enter: (scope, run) => storage.run(scope, run),
  };
}
