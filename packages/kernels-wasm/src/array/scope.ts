import { KernelArgumentError } from "../errors.js";
import type { BlockHeap, Tracked } from "../memory/block-heap.js";
import { HeldArray } from "./held-array.js";

/** The arrays made in a scope. */
export type Scope = Set<Tracked>;

/** Knows the scope that the code which runs now is in. */
export interface ScopeStack {
  current(): Scope | undefined;
  /** Runs a function inside a scope. */
  enter<R>(scope: Scope, run: () => R): R;
  /** Whether code that was waited for is still in its scope. */
  readonly spansAwait: boolean;
}

/** Scopes of functions that do not wait, which any platform can follow. */
export function syncScopes(): ScopeStack {
  let now: Scope | undefined;
  return {
    spansAwait: false,
    current: () => now,
    enter: (scope, run) => {
      const outer = now;
      now = scope;
      try {
        return run();
      } finally {
        now = outer;
      }
    },
  };
}

/** Frees what was made in a function when that is done. */
export class Scopes {
  readonly #heap: BlockHeap;
  readonly #stack: ScopeStack;
  #isFollowing = false;

  constructor(heap: BlockHeap, stack: ScopeStack = syncScopes()) {
    this.#heap = heap;
    this.#stack = stack;
  }

  /** See `Arrays.scope`. */
  run<R>(run: () => R): R {
    this.#follow();
    const scope: Scope = new Set();
    const outer = this.#stack.current();
    let result: R;
    try {
      result = this.#stack.enter(scope, run);
    } catch (error) {
      leave(scope, [], outer);
      throw error;
    }
    if (!isPromise(result)) {
      leave(scope, kept(result), outer);
      return result;
    }
    if (this.#stack.spansAwait) return settled(result, scope, outer) as R;
    leave(scope, [], outer);
    result.then(undefined, () => {});
    throw new KernelArgumentError("scope", "run", "a function that does not wait", "one that gave a promise");
  }

  /** Who has no scopes pays nothing for them. A heap may have been loaded twice. */
  #follow(): void {
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    const other = this.#heap.tracker;
    this.#heap.tracker = (array) => {
      other?.(array);
      this.#stack.current()?.add(array);
    };
  }
}

async function settled(
  result: PromiseLike<unknown>,
  scope: Scope,
  outer: Scope | undefined,
): Promise<unknown> {
  let value: unknown;
  try {
    value = await result;
  } catch (error) {
    leave(scope, [], outer);
    throw error;
  }
  leave(scope, kept(value), outer);
  return value;
}

/** Frees all but what is kept, which the scope around takes over. */
function leave(scope: Scope, kept: readonly Tracked[], outer: Scope | undefined): void {
  for (const array of kept) if (scope.delete(array)) outer?.add(array);
  for (const array of scope) if (!array.isPinned) array[Symbol.dispose]();
}

function kept(result: unknown): Tracked[] {
  if (result instanceof HeldArray) return [result];
  if (typeof result !== "object" || result === null) return [];
  return Object.values(result).filter((value) => value instanceof HeldArray);
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null | undefined)?.then === "function";
}
