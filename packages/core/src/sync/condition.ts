import { LockStateError } from "../errors.js";
import { type Core, here, newPlace, type Place, type SyncOptions } from "./core.js";
import { adopt, defineSyncHandle, homeAt, innerOf } from "./handle.js";
import {
  contextOf,
  isHeld,
  isHeldSync,
  nestedLock,
  reacquire,
  reacquireSync,
  yieldLock,
  yieldLockSync,
} from "./held-lock.js";
import { Lock } from "./lock.js";
import { Lockable } from "./lockable.js";
import { RLock } from "./rlock.js";
import { rosterWords } from "./roster.js";
import { CONDITION_SLOTS, RosterHome, type RosterOps } from "./roster-home.js";
import { deadlineOf } from "./steps.js";
import { toTimeout, toWait, type Wait } from "./wait.js";
import { waitFor } from "./wait-for.js";

/**
 * A lock, and a place to wait with it until somebody says that something has changed.
 *
 * `wait` gives the lock back while it waits and has it again afterwards, whatever came of it, also when it throws.
 * Each notify wakes exactly as many as it says, of those who live, the longest waiting first; up to 500 can wait.
 *
 * @example
 * const condition = new Condition();
 * await condition.withLock(() => condition.waitFor(() => items.length > 0));
 */
export class Condition extends Lockable {
  /** With an RLock of its own unless one is given. */
  constructor(lock?: Lock | RLock, options: SyncOptions = {}) {
    super();
    if (lock !== undefined && !(lock instanceof Lock) && !(lock instanceof RLock)) {
      throw new TypeError("A condition is made with a Lock or an RLock.");
    }
    const own = lock ?? new RLock(options);
    const place = newPlace(rosterWords(CONDITION_SLOTS), contextOf(own));
    adopt(this, homeAt(place, rosterHome), own);
  }

  /** Acquires its lock. */
  acquire(wait?: Wait): Promise<boolean> {
    return lockOf(this).acquire(wait);
  }

  /** The same, blocking this thread; raises BlockingError where that cannot be. */
  acquireSync(timeoutMs?: number): boolean {
    return lockOf(this).acquireSync(timeoutMs);
  }

  /** Releases its lock. */
  release(): Promise<void> {
    return lockOf(this).release();
  }

  /** The same at once, where the memory is shared; raises BlockingError where that has to be asked. */
  releaseSync(): void {
    lockOf(this).releaseSync();
  }

  override withLock<R>(fn: () => R | Promise<R>, wait?: Wait): Promise<R> {
    return lockOf(this).withLock(fn, wait);
  }

  /** Waits to be notified; resolves to false after the timeout. LockStateError where the lock is not held. */
  async wait(wait?: Wait): Promise<boolean> {
    const { timeout, signal } = toWait(wait);
    signal?.throwIfAborted();
    const lock = lockOf(this);
    if (!(await isHeld(lock))) throw unheld("wait");
    const core = coreOf(this);
    const slot = await core.call("enlist", []);
    const depth = await yieldLock(lock);
    try {
      return await core.call("sleep", [slot, timeout], signal ? { signal } : {});
    } finally {
      await reacquire(lock, depth);
    }
  }

  /** The same, blocking this thread; raises BlockingError where that cannot be. */
  waitSync(timeoutMs?: number): boolean {
    toTimeout(timeoutMs);
    const home = here(coreOf(this), RosterHome);
    const lock = lockOf(this);
    if (!isHeldSync(lock)) throw unheld("wait");
    const slot = home.enlist();
    const depth = yieldLockSync(lock);
    try {
      return home.sleepSync(slot, timeoutMs);
    } finally {
      reacquireSync(lock, depth);
    }
  }

  /** Waits until a predicate holds, asking it with the lock held; resolves to its last answer, so to a false one after the timeout. */
  waitFor<T>(predicate: () => T | Promise<T>, wait?: Wait): Promise<T> {
    return waitFor.call(this, predicate, wait) as Promise<T>;
  }

  /** The same for a predicate that returns no promise, blocking this thread; raises BlockingError where that cannot be. */
  waitForSync<T>(predicate: () => T, timeoutMs?: number): T {
    const deadline = deadlineOf(toTimeout(timeoutMs));
    for (;;) {
      const answer = predicate();
      const left = deadline - performance.now();
      if (answer || left <= 0) return answer;
      this.waitSync(left);
    }
  }

  /** Wakes so many of those who wait, or all if they are fewer. LockStateError where the lock is not held. */
  async notify(count = 1): Promise<void> {
    checkCount(count);
    if (!(await isHeld(lockOf(this)))) throw unheld("notify");
    await coreOf(this).call("notify", [count]);
  }

  /** The same at once, where the memory is shared; raises BlockingError where that has to be asked. */
  notifySync(count = 1): void {
    checkCount(count);
    const home = here(coreOf(this), RosterHome);
    if (!isHeldSync(lockOf(this))) throw unheld("notify");
    home.notify(count);
  }

  /** Wakes everybody who waits. */
  notifyAll(): Promise<void> {
    return this.notify(CONDITION_SLOTS);
  }

  /** The same at once, where the memory is shared; raises BlockingError where that has to be asked. */
  notifyAllSync(): void {
    this.notifySync(CONDITION_SLOTS);
  }
}

function lockOf(condition: object): Lock | RLock {
  return innerOf<Lock | RLock>(condition).settings;
}

function coreOf(condition: object): Core<RosterOps> {
  return innerOf(condition).core as Core<RosterOps>;
}

function unheld(what: string): LockStateError {
  return new LockStateError(`To ${what} on a condition, acquire its lock first.`);
}

function checkCount(count: number): void {
  if (Number.isSafeInteger(count) && count >= 0) return;
  throw new RangeError(`A whole number of waiters is notified, 0 or more; got ${count}.`);
}

function rosterHome(place: Place): RosterHome {
  return new RosterHome(place);
}

defineSyncHandle("condition", Condition, rosterHome, nestedLock);
