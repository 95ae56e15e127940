import { AsyncLocalStorage } from "node:async_hooks";
import { LockStateError } from "../errors.js";
import type { WaitOptions } from "../exchange/wait-options.js";
import { myHolder } from "../segment/holder.js";
import { type AnyCore, type Core, here, newPlace, type SyncOptions } from "./core.js";
import { GATE_WORDS } from "./gate.js";
import { GateHome, type GateOps } from "./gate-home.js";
import { adopt, defineSyncHandle, homeAt } from "./handle.js";
import { gateOf, lockHome } from "./lock.js";
import { Lockable, tooLate } from "./lockable.js";
import { toTimeout, toWait, type Wait } from "./wait.js";

/** The functions of `withLock` that this code runs inside of, the innermost first. */
interface Scope {
  readonly core: AnyCore;
  readonly outer: Scope | undefined;
}

const scopes = new AsyncLocalStorage<Scope>();

/** How this thread has a lock: for a scope, or for itself (undefined). */
interface Possession {
  readonly scope: Scope | undefined;
  depth: number;
}

const possessions = new WeakMap<AnyCore, Possession>();

/**
 * A lock that its owner may acquire again, and releases as often.
 *
 * What is acquired by `acquire` or `lock` is owned by the thread, as in Python: all of its asynchronous functions
 * together. What `withLock` acquires is owned by the function it calls and whatever that calls and awaits: other
 * asynchronous functions of the thread wait. If its owner ends, it is as with Lock.
 *
 * @example
 * const lock = new RLock();
 * await lock.withLock(() => lock.withLock(() => console.log("twice")));
 */
export class RLock extends Lockable {
  constructor(options: SyncOptions = {}) {
    super();
    adopt(this, homeAt(newPlace(GATE_WORDS, options.context), lockHome), undefined);
  }

  /** Takes it, waiting for that; resolves to false after the timeout. Rejects with the signal's reason; raises RangeError for a timeout below 0. */
  acquire(wait?: Wait): Promise<boolean> {
    return acquireAgain(gateOf(this), toWait(wait));
  }

  /** As `acquire`, blocking; LockStateError where it would wait for an asynchronous function of this very thread. */
  acquireSync(timeoutMs?: number): boolean {
    const core = gateOf(this);
    const home = here(core, GateHome);
    toTimeout(timeoutMs);
    if (enterAgain(core)) return true;
    if (home.owner() === myHolder() && timeoutMs === undefined) {
      throw new LockStateError(
        "An asynchronous function of this thread has the lock: to block the thread would be to wait for ever.",
      );
    }
    if (!home.acquireSync(timeoutMs)) return false;
    possessions.set(core, { scope: scopeOf(core), depth: 1 });
    return true;
  }

  /** Releases it once; LockStateError for anybody but its owner. */
  async release(): Promise<void> {
    const core = gateOf(this);
    if (leaveOnce(core)) await core.call("release", []);
  }

  /** The same at once, where the memory is shared; raises BlockingError where that has to be asked. */
  releaseSync(): void {
    const core = gateOf(this);
    const home = here(core, GateHome);
    if (leaveOnce(core)) home.release();
  }

  /** Whether anybody has it at this moment. */
  async locked(): Promise<boolean> {
    return !(await gateOf(this).call("isFree", []));
  }

  /** The same at once, where the memory is shared; raises BlockingError where that has to be asked. */
  lockedSync(): boolean {
    return !here(gateOf(this), GateHome).isFree();
  }

  /** As Lock's; the function and what it awaits are the owner. */
  override async withLock<R>(fn: () => R | Promise<R>, wait?: Wait): Promise<R> {
    const core = gateOf(this);
    const own = async (): Promise<R> => {
      if (!(await this.acquire(wait))) throw tooLate(wait);
      try {
        return await fn();
      } finally {
        await this.release();
      }
    };
    if (isOwner(core)) return own();
    return scopes.run({ core, outer: scopes.getStore() }, own);
  }
}

async function acquireAgain(core: Core<GateOps>, { timeout, signal }: WaitOptions): Promise<boolean> {
  if (enterAgain(core)) return true;
  const scope = scopeOf(core);
  if (!(await core.call("acquire", [timeout], signal ? { signal } : {}))) return false;
  possessions.set(core, { scope, depth: 1 });
  return true;
}

/** The scope of a lock that this code is in. */
function scopeOf(core: AnyCore): Scope | undefined {
  let scope = scopes.getStore();
  while (scope && scope.core !== core) scope = scope.outer;
  return scope;
}

/** Whether this code has the lock. */
export function isOwner(core: AnyCore): boolean {
  const possession = possessions.get(core);
  return possession !== undefined && possession.scope === scopeOf(core);
}

function enterAgain(core: AnyCore): boolean {
  if (!isOwner(core)) return false;
  possessions.get(core)!.depth++;
  return true;
}

/** True where that was the last time. */
function leaveOnce(core: AnyCore): boolean {
  if (!isOwner(core))
    throw new LockStateError("The lock can only be released by its owner, and this is not it.");
  if (--possessions.get(core)!.depth > 0) return false;
  // Before it is free: then it may be acquired again in this very thread.
  possessions.delete(core);
  return true;
}

/** Gives a lock up however often it was acquired; what it takes to have it so again. */
export function suspend(core: AnyCore): number {
  if (!isOwner(core)) return 0;
  const { depth } = possessions.get(core)!;
  possessions.delete(core);
  return depth;
}

/** Has it again as before it was given up. */
export function resume(core: AnyCore, depth: number): void {
  possessions.set(core, { scope: scopeOf(core), depth });
}

defineSyncHandle("rlock", RLock, lockHome);
