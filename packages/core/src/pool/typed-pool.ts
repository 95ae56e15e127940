import type { PoolOptions } from "./options.js";
import { Pool as PoolClass } from "./pool.js";

type Statics = { readonly [K in keyof typeof PoolClass]: (typeof PoolClass)[K] };

/** How a pool is made; its initializer must take what `initargs` holds, which a class of its own cannot say. */
export interface PoolConstructor extends Statics {
  /** With so many workers. Raises RangeError for anything but a whole number ≥ 1. */
  new (size?: number): Pool;
  /** With options. Raises RangeError and TypeError where an option is wrong. */
  new <A extends readonly unknown[] = never[]>(options?: PoolOptions<A>): Pool;
}

export interface Pool extends PoolClass {}

/**
 * Workers that run functions: `multiprocessing.Pool`.
 *
 * Close it when it has done its work, best by `await using`; one that nobody closes does not keep the process alive.
 *
 * @example
 * await using pool = new Pool();
 * const squares = await pool.map((x: number) => x * x, [1, 2, 3]); // [1, 4, 9]
 */
export const Pool: PoolConstructor = PoolClass as unknown as PoolConstructor;
