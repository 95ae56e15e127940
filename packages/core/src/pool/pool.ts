import type { PoolKernels, PoolNumbers } from "../kernels.js";
import type { PoolConnectOptions, RemotePool } from "../remote/remote-pool.js";
import type { Task } from "../task/task.js";
import type { NumberArray } from "../workers/number-array.js";
import { apply } from "./apply.js";
import { AsyncResult } from "./async-result.js";
import type { CallOptions, ImapOptions, MapOptions } from "./call-options.js";
import { callSite } from "./call-site.js";
import type { PoolCore } from "./core.js";
import { createCore, createThreads } from "./create-core.js";
import { imap } from "./imap.js";
import type { PoolStats } from "./ledger.js";
import { map, starmap } from "./map.js";
import { createNumbers } from "./numbers.js";
import type { PoolOptions } from "./options.js";
import { promised } from "./sink.js";
import type { ApplyAsyncOptions, ElementOf, InShared, Into, List, MapAsyncOptions, Rest } from "./types.js";
import { watchUnclosed } from "./unclosed.js";

/**
 * Workers that run functions: `multiprocessing.Pool`.
 *
 * Close it when it has done its work, best by `await using`; one that nobody closes does not keep the process alive.
 *
 * @example
 * await using pool = new Pool();
 * const squares = await pool.map((x: number) => x * x, [1, 2, 3]); // [1, 4, 9]
 */
export class Pool implements AsyncDisposable {
  readonly #core: PoolCore;
  #numbers: PoolNumbers | undefined;

  /** With so many workers, or with options. Raises RangeError and TypeError where an option is wrong. */
  constructor(size?: number);
  constructor(options?: PoolOptions);
  constructor(options: number | PoolOptions = {}) {
    this.#core = createCore(typeof options === "object" ? options : { size: options }, callSite(Pool));
    watchUnclosed(this, this.#core);
  }

  /**
   * Enters a pool that another program serves by `servePool`, maybe on another machine: its calls, with references of
   * tasks alone. Rejects with AuthenticationError, ConnectionLostError, ProtocolError or TimeoutError.
   */
  static async connect(options: PoolConnectOptions): Promise<RemotePool> {
    const { RemotePool } = await import("../remote/remote-pool.js");
    return RemotePool.connect(options);
  }

  /** How many workers it has. */
  get size(): number {
    return this.#core.size;
  }

  /** Calls a function in a worker. */
  apply<A extends readonly unknown[], R>(
    fn: Task<A, R>,
    ...[args = [] as never, options = {}]: Rest<A, CallOptions>
  ): Promise<R> {
    return promised((sink) => apply(this.#core, fn, args, options, callSite(this.apply), sink));
  }

  /** As `apply`, but returns at once; what is wrong with the call itself is thrown. */
  applyAsync<A extends readonly unknown[], R>(
    fn: Task<A, R>,
    ...[args = [] as never, options = {}]: Rest<A, ApplyAsyncOptions<R>>
  ): AsyncResult<R> {
    return new AsyncResult(
      (sink) => apply(this.#core, fn, args, options, callSite(this.applyAsync), sink),
      options,
    );
  }

  /** A typed array of the results for each number of a typed array: shared memory, nothing is cloned. */
  map<T extends NumberArray, O extends NumberArray>(
    fn: Task<[item: ElementOf<T>], ElementOf<O>>,
    items: T,
    options: MapOptions & Into<O>,
  ): Promise<InShared<O>>;
  map<T extends NumberArray>(
    fn: Task<[item: ElementOf<T>], ElementOf<T>>,
    items: T,
    options?: MapOptions,
  ): Promise<InShared<T>>;
  /** The results of a function for each item, in order. The first error rejects, and no further chunk starts. */
  map<I, R>(fn: Task<[item: I], R>, items: List<I>, options?: MapOptions): Promise<R[]>;
  map(fn: unknown, items: Iterable<unknown>, options: MapOptions = {}): Promise<never> {
    return promised((sink) => map(this.#core, fn, items, options, callSite(this.map), sink));
  }

  /** As `map`, but returns at once; what is wrong with the call itself, or thrown by `items`, is thrown. */
  mapAsync<T extends NumberArray, O extends NumberArray>(
    fn: Task<[item: ElementOf<T>], ElementOf<O>>,
    items: T,
    options: MapAsyncOptions<InShared<O>> & Into<O>,
  ): AsyncResult<InShared<O>>;
  mapAsync<T extends NumberArray>(
    fn: Task<[item: ElementOf<T>], ElementOf<T>>,
    items: T,
    options?: MapAsyncOptions<InShared<T>>,
  ): AsyncResult<InShared<T>>;
  mapAsync<I, R>(fn: Task<[item: I], R>, items: List<I>, options?: MapAsyncOptions<R[]>): AsyncResult<R[]>;
  mapAsync(fn: unknown, items: Iterable<unknown>, options: MapAsyncOptions<never> = {}): AsyncResult<never> {
    return new AsyncResult(
      (sink) => map(this.#core, fn, items, options, callSite(this.mapAsync), sink),
      options,
    );
  }

  /** As `map`, with each item spread into the arguments of the function. */
  starmap<A extends readonly unknown[], R>(
    fn: Task<A, R>,
    items: Iterable<Readonly<A>>,
    options: MapOptions = {},
  ): Promise<R[]> {
    return promised((sink) => starmap(this.#core, fn, items, options, callSite(this.starmap), sink));
  }

  /** As `starmap`, but returns at once; what is wrong with the call itself, or thrown by `items`, is thrown. */
  starmapAsync<A extends readonly unknown[], R>(
    fn: Task<A, R>,
    items: Iterable<Readonly<A>>,
    options: MapAsyncOptions<R[]> = {},
  ): AsyncResult<R[]> {
    return new AsyncResult(
      (sink) => starmap(this.#core, fn, items, options, callSite(this.starmapAsync), sink),
      options,
    );
  }

  /** The results of a function for each item of a stream, in order, as they come. Items are read as results are consumed. */
  imap<I, R>(
    fn: Task<[item: I], R>,
    items: Iterable<I> | AsyncIterable<I>,
    options: ImapOptions = {},
  ): AsyncGenerator<R, void, undefined> {
    return imap(this.#core, fn, items, { ...options, isOrdered: true }, callSite(this.imap));
  }

  /** As `imap`, in the order in which they are done. */
  imapUnordered<I, R>(
    fn: Task<[item: I], R>,
    items: Iterable<I> | AsyncIterable<I>,
    options: ImapOptions = {},
  ): AsyncGenerator<R, void, undefined> {
    return imap(this.#core, fn, items, { ...options, isOrdered: false }, callSite(this.imapUnordered));
  }

  /** Makes arrays in the pool's shared memory, of a dtype and shape or as a copy of numbers. @throws OutOfMemoryError */
  get array(): PoolNumbers["array"] {
    return this.#numeric.array;
  }

  /** Makes arrays as NumPy does (`zeros`, `linspace`, …), and frees those of a `scope`, which may wait. */
  get arrays(): PoolNumbers["arrays"] {
    return this.#numeric.arrays;
  }

  /** Every kernel as a typed method that runs on all workers; its `.sync` form blocks and takes its share. */
  get kernels(): PoolKernels {
    return this.#numeric.kernels;
  }

  /** What it has done so far. */
  stats(): PoolStats {
    return this.#core.stats();
  }

  /** Nothing can be submitted from now on; what was, is done, and then the workers end. */
  close(): void {
    this.#core.close();
  }

  /** Ends the workers now; what is pending rejects with a PoolClosedError. Resolves when they are gone. */
  terminate(): Promise<void> {
    return this.#core.terminate();
  }

  /** Resolves when everything is done and the workers are gone. Rejects where the pool is open: nothing would end it. */
  join(): Promise<void> {
    return this.#core.join();
  }

  /** The shared memory is reserved when it is first needed. */
  get #numeric(): PoolNumbers {
    this.#numbers ??= createNumbers(this.#core, this, () => createThreads(this.#core));
    return this.#numbers;
  }

  /** Closes and joins. Streams whose consumer is not waiting for a result are ended. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#core.close();
    this.#core.stopStalled();
    await this.#core.join();
  }
}
