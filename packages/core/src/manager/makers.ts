import type { ArgsOf, Classes, MadeBy, NameOfMaker } from "./classes.js";
import type { ManagedDType } from "./managed/array.js";
import type {
  ArrayProxy,
  BarrierProxy,
  BarrierProxyOptions,
  ConditionProxy,
  EventProxy,
  JoinableQueueProxy,
  ListProxy,
  LockProxy,
  MapProxy,
  NamespaceProxy,
  QueueProxy,
  RLockProxy,
  SemaphoreProxy,
  SetProxy,
  ValueProxy,
} from "./proxy-types.js";
import type { Remote } from "./remote.js";

/** What a manager can make: each returns a promise of a proxy. */
export abstract class Makers<C extends Classes> {
  /** Makes an object of a registered name in the manager. */
  protected abstract make(name: string, args: readonly unknown[]): Promise<never>;

  /** An object of a class of your own, or what a function of your own returns. */
  create<K extends NameOfMaker<C>>(name: K, ...args: ArgsOf<C[K]>): Promise<Remote<MadeBy<C[K]>>> {
    return this.make(name, args);
  }

  /** A list; begins with items, if any. */
  list<T>(items: Iterable<T> = []): Promise<ListProxy<T>> {
    return this.make("list", [[...items]]);
  }

  /** A map, Python's `dict`; begins with entries, if any. */
  map<K, V>(entries: Iterable<readonly [K, V]> = []): Promise<MapProxy<K, V>> {
    return this.make("map", [[...entries]]);
  }

  /** A map of string keys; begins with an object's properties, if any. */
  dict<V>(values: Readonly<Record<string, V>> = {}): Promise<MapProxy<string, V>> {
    return this.make("map", [Object.entries(values)]);
  }

  /** A set; begins with items, if any. */
  set<T>(items: Iterable<T> = []): Promise<SetProxy<T>> {
    return this.make("set", [[...items]]);
  }

  /** Named values; begins with an object's properties, if any. */
  namespace<T extends object = Record<string, unknown>>(values: Partial<T> = {}): Promise<NamespaceProxy<T>> {
    return this.make("namespace", [values]);
  }

  /** A queue of at most so many items; 0 is no bound. */
  queue<T>(maxSize = 0): Promise<QueueProxy<T>> {
    return this.make("queue", [maxSize]);
  }

  /** A queue that knows when the work on its items is done. */
  joinableQueue<T>(maxSize = 0): Promise<JoinableQueueProxy<T>> {
    return this.make("joinableQueue", [maxSize]);
  }

  /** A lock. */
  lock(): Promise<LockProxy> {
    return this.make("lock", []);
  }

  /** A lock that its owner may take again. */
  rlock(): Promise<RLockProxy> {
    return this.make("rlock", []);
  }

  /** A semaphore of so many permits. */
  semaphore(permits = 1): Promise<SemaphoreProxy> {
    return this.make("semaphore", [permits]);
  }

  /** A semaphore that never has more permits than it began with. */
  boundedSemaphore(permits = 1): Promise<SemaphoreProxy> {
    return this.make("boundedSemaphore", [permits]);
  }

  /** A condition, over a lock of its own or an `rlock` of this manager. */
  condition(lock?: RLockProxy): Promise<ConditionProxy> {
    return this.make("condition", lock === undefined ? [] : [lock]);
  }

  /** A flag to wait for. */
  event(): Promise<EventProxy> {
    return this.make("event", []);
  }

  /** A barrier for so many parties; a number in place of options is its `timeout`. */
  barrier(
    parties: number,
    options: number | BarrierProxyOptions<keyof C & string> = {},
  ): Promise<BarrierProxy> {
    const given = typeof options === "number" ? { timeout: options } : options;
    return this.make("barrier", [parties, given]);
  }

  /** One value. */
  value<T>(value: T): Promise<ValueProxy<T>> {
    return this.make("value", [value]);
  }

  /** Numbers of one type: zeros, or a copy of numbers. */
  array(dtype: ManagedDType, lengthOrNumbers: number | Iterable<number>): Promise<ArrayProxy> {
    const numbers =
      typeof lengthOrNumbers === "number" ? lengthOrNumbers : Float64Array.from(lengthOrNumbers);
    return this.make("array", [dtype, numbers]);
  }
}
