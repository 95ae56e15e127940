import { type CallOptions, Pool, type PoolOptions } from "@parakern/core";
import type { BackendName } from "./engine.js";

/** A pool of two workers, for `await using`. */
export function open<A extends readonly unknown[] = never[]>(
  backend: BackendName,
  options: PoolOptions<A> = {},
): Pool {
  return new Pool({ size: 2, backend, ...options });
}

/** What a promise rejects with. */
export async function failure(promise: PromiseLike<unknown>): Promise<Error & Record<string, unknown>> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    return error as Error & Record<string, unknown>;
  }
  throw new Error(`Expected a rejection, got ${JSON.stringify(value)}.`);
}

/** Not among the types of this language level. */
const { waitAsync } = Atomics as unknown as {
  waitAsync(words: Int32Array, index: number, value: number): { value: Promise<string> | string };
};

/** A number in shared memory that tasks and test raise and wait for: order is made by it, never by sleeping. */
export class Latch {
  readonly words = new Int32Array(new SharedArrayBuffer(8));

  get value(): number {
    return Atomics.load(this.words, 0);
  }

  open(by = 1): void {
    Atomics.add(this.words, 0, by);
    Atomics.notify(this.words, 0);
  }

  /** Resolves when the number has reached `least`. */
  async reached(least: number): Promise<void> {
    for (let seen = this.value; seen < least; seen = this.value) {
      // A lone waitAsync would let the process exit.
      const alive = setInterval(() => {}, 1000);
      await waitAsync(this.words, 0, seen).value;
      clearInterval(alive);
    }
  }
}

/** A task for threads: says that it has begun, and blocks until the gate is open. */
export const blocked = (begun: Int32Array, gate: Int32Array, value: number): number => {
  Atomics.add(begun, 0, 1);
  Atomics.notify(begun, 0);
  Atomics.wait(gate, 0, 0);
  return value;
};

/** Starts `count` calls that block all workers until `gate` opens; resolves when all have begun. */
export async function occupy(pool: Pool, gate: Latch, options: CallOptions = {}): Promise<Promise<number>[]> {
  const begun = new Latch();
  const calls = Array.from({ length: pool.size }, (_, i) =>
    pool.apply(blocked, [begun.words, gate.words, i], options),
  );
  await begun.reached(pool.size);
  return calls;
}
