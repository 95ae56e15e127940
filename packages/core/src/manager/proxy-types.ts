import type { Guard } from "../sync/guard.js";
import type { ManagedArray } from "./managed/array.js";
import type { ManagedBarrier } from "./managed/barrier.js";
import type { ManagedCondition } from "./managed/condition.js";
import type { ManagedEvent } from "./managed/event.js";
import type { ManagedJoinableQueue } from "./managed/joinable-queue.js";
import type { ManagedList } from "./managed/list.js";
import type { ManagedLock } from "./managed/lock.js";
import type { ManagedMap } from "./managed/map.js";
import type { ManagedQueue } from "./managed/queue.js";
import type { ManagedSemaphore } from "./managed/semaphore.js";
import type { ManagedSet } from "./managed/set.js";
import type { ManagedWait } from "./managed/wait.js";
import type { Remote } from "./remote.js";

export type ListProxy<T> = Remote<ManagedList<T>>;
export type MapProxy<K, V> = Remote<ManagedMap<K, V>>;
export type SetProxy<T> = Remote<ManagedSet<T>>;
export type QueueProxy<T> = Remote<ManagedQueue<T>>;
export type JoinableQueueProxy<T> = Remote<ManagedJoinableQueue<T>>;
export type EventProxy = Remote<ManagedEvent>;
export type BarrierProxy = Remote<ManagedBarrier>;
export type ArrayProxy = Remote<ManagedArray>;

/** How a barrier in a manager is made; `A` are the names of what is registered there. */
export interface BarrierProxyOptions<A extends string = string> {
  /** The name of a registered function. The manager calls it when the last party has come, before any goes on. */
  readonly action?: A | undefined;
  /** For waits that give none of their own, in milliseconds. */
  readonly timeout?: number | undefined;
}

/** What proxies add to what is acquired and released. */
export interface LockableProxy {
  /** Takes it for a block: `await using guard = await lock.lock()`. Rejects with TimeoutError after the timeout. */
  lock(wait?: ManagedWait): Promise<Guard>;
  /** Calls a function while this is held, and resolves to what that returns. */
  withLock<R>(fn: () => R | Promise<R>, wait?: ManagedWait): Promise<R>;
}
export type LockProxy = Remote<ManagedLock> & LockableProxy;
export type RLockProxy = Remote<Pick<ManagedLock, "acquire" | "release" | "locked">> & LockableProxy;
export type SemaphoreProxy = Remote<ManagedSemaphore> & LockableProxy;
export interface ConditionProxy extends Remote<ManagedCondition>, LockableProxy {
  /** Waits until a predicate holds, asking it here with the lock held; resolves to its last answer, so to a false one after the timeout. */
  waitFor<T>(predicate: () => T | Promise<T>, wait?: ManagedWait): Promise<T>;
}

/** A value that others see, too. */
export interface ValueProxy<T> {
  get(): Promise<T>;
  set(value: T): Promise<void>;
  /** Adds to a number, in one step; resolves to the sum. */
  add(amount: T & (number | bigint)): Promise<T>;
  /** Sets it to `value` if it is `expected`, in one step; resolves to whether it was. */
  compareAndSet(expected: T, value: T): Promise<boolean>;
}

/** Named values that others see, too. */
export interface NamespaceProxy<T extends object> {
  get<K extends keyof T & string>(name: K): Promise<T[K]>;
  set<K extends keyof T & string>(name: K, value: T[K]): Promise<void>;
  has(name: keyof T & string): Promise<boolean>;
  /** Resolves to whether there was such a name. */
  delete(name: keyof T & string): Promise<boolean>;
  /** A copy of it all. */
  toObject(): Promise<Partial<T>>;
}
