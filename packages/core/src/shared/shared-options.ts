import type { ProcessContext } from "../process/child.js";
import type { Lockable } from "../sync/lockable.js";
import { RLock } from "../sync/rlock.js";

/** How shared values and arrays are made. */
export interface SharedOptions {
  /** The lock that goes with it: one of your own, or none; an RLock of its own unless given. */
  readonly lock?: Lockable | boolean | undefined;
  /** Who can share it: processes (and their threads), or the threads of one process. `defaultContext` unless given. */
  readonly context?: ProcessContext | undefined;
}

/** The lock that options ask for. */
export function lockFor({ lock = true, context }: SharedOptions): Lockable | undefined {
  if (typeof lock === "boolean") return lock ? new RLock({ context }) : undefined;
  if (typeof (lock as Partial<Lockable> | null)?.withLock === "function") return lock;
  throw new TypeError(`lock is a lock, true or false; got ${String(lock)}.`);
}
