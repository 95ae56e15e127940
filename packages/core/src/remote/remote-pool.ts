import type { ConnectOptions } from "../door/options.js";
import type { AsyncResult } from "../pool/async-result.js";
import type { Callbacks, CallOptions, ImapOptions, MapOptions } from "../pool/call-options.js";
import { callSite } from "../pool/call-site.js";
import type { PoolStats } from "../pool/ledger.js";
import type { Rest } from "../pool/types.js";
import type { TaskRef } from "../task/task.js";
import type { NumberArray } from "../workers/number-array.js";
import { Desk } from "./desk.js";
import { Line } from "./line.js";
import { listOf, Requests } from "./requests.js";
import { Op } from "./wire.js";

/** How a served pool is entered. */
export interface PoolConnectOptions extends ConnectOptions {
  /** Milliseconds for which calls wait for a lost connection to come back; 30 s unless given. */
  readonly reconnectTimeout?: number | undefined;
}

/**
 * A pool that another program serves: the calls of a Pool, with references of tasks alone.
 *
 * A connection that is lost is made again for the next call; calls that were under way reject with ConnectionLostError,
 * since nobody knows whether they ran. Made by `Pool.connect`.
 */
export class RemotePool implements AsyncDisposable {
  readonly #desk: Desk;
  readonly #requests: Requests;

  private constructor(line: Line) {
    this.#desk = new Desk(line);
    this.#requests = new Requests(this.#desk);
  }

  /** As `Pool.connect`. */
  static async connect({ reconnectTimeout = 30_000, ...options }: PoolConnectOptions): Promise<RemotePool> {
    const line = new Line(options, reconnectTimeout);
    await line.open();
    return new RemotePool(line);
  }

  /** Calls a task in a worker. */
  apply<A extends readonly unknown[], R>(
    task: TaskRef<A, R>,
    ...[args = [] as never, options = {}]: Rest<A, CallOptions>
  ): Promise<R> {
    return this.#requests.ask(Op.apply, task, args, options, callSite(this.apply));
  }

  /** As `apply`, but returns at once. */
  applyAsync<A extends readonly unknown[], R>(
    task: TaskRef<A, R>,
    ...[args = [] as never, options = {}]: Rest<A, CallOptions & Callbacks<R>>
  ): AsyncResult<R> {
    return this.#requests.later(Op.apply, task, args, options, callSite(this.applyAsync));
  }

  /** The results of a task for each item, in order; a typed array of a typed array. The first error rejects. */
  map<T extends NumberArray>(
    task: TaskRef<[item: T[number]], T[number]>,
    items: T,
    options?: MapOptions,
  ): Promise<T>;
  map<I, R>(task: TaskRef<[item: I], R>, items: Iterable<I>, options?: MapOptions): Promise<R[]>;
  map(
    task: TaskRef<[item: never], unknown>,
    items: Iterable<unknown>,
    options: MapOptions = {},
  ): Promise<never> {
    return this.#requests.ask(Op.map, task, listOf(items), options, callSite(this.map));
  }

  /** As `map`, but returns at once. */
  mapAsync<I, R>(
    task: TaskRef<[item: I], R>,
    items: Iterable<I>,
    options: MapOptions & Callbacks<R[]> = {},
  ): AsyncResult<R[]> {
    return this.#requests.later(Op.map, task, listOf(items), options, callSite(this.mapAsync));
  }

  /** As `map`, with each item spread into the arguments of the task. */
  starmap<A extends readonly unknown[], R>(
    task: TaskRef<A, R>,
    items: Iterable<Readonly<A>>,
    options: MapOptions = {},
  ): Promise<R[]> {
    return this.#requests.ask(Op.starmap, task, [...items], options, callSite(this.starmap));
  }

  /** As `starmap`, but returns at once. */
  starmapAsync<A extends readonly unknown[], R>(
    task: TaskRef<A, R>,
    items: Iterable<Readonly<A>>,
    options: MapOptions & Callbacks<R[]> = {},
  ): AsyncResult<R[]> {
    return this.#requests.later(Op.starmap, task, [...items], options, callSite(this.starmapAsync));
  }

  /** The results of a task for each item of a stream, in order, as they come. Items are read as results are consumed. */
  imap<I, R>(
    task: TaskRef<[item: I], R>,
    items: Iterable<I> | AsyncIterable<I>,
    options: ImapOptions = {},
  ): AsyncGenerator<R, void, undefined> {
    return this.#requests.stream(task, items, options, true, callSite(this.imap));
  }

  /** As `imap`, in the order in which they are done. */
  imapUnordered<I, R>(
    task: TaskRef<[item: I], R>,
    items: Iterable<I> | AsyncIterable<I>,
    options: ImapOptions = {},
  ): AsyncGenerator<R, void, undefined> {
    return this.#requests.stream(task, items, options, false, callSite(this.imapUnordered));
  }

  /** What the served pool has done so far, for everybody. */
  stats(): Promise<PoolStats> {
    return this.#desk.ask([Op.stats], {}, callSite(this.stats)) as Promise<PoolStats>;
  }

  /** Nothing can be submitted by this connection from now on; it ends when what was is done. The served pool stays. */
  close(): void {
    this.#desk.close();
  }

  /** Ends the connection now: what is under way rejects, and is aborted there. */
  async terminate(): Promise<void> {
    this.#desk.terminate();
  }

  /** Resolves when it is closed and everything is done. */
  join(): Promise<void> {
    return this.#desk.drained();
  }

  /** Closes and joins. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
    await this.join();
  }
}
