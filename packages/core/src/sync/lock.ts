import { LockStateError } from "../errors.js";
import { type Core, here, newPlace, type Place, type SyncOptions } from "./core.js";
import { GATE_WORDS } from "./gate.js";
import { GateHome, type GateOps } from "./gate-home.js";
import { lockKind } from "./gate-kinds.js";
import { adopt, defineSyncHandle, homeAt, innerOf } from "./handle.js";
import { Lockable } from "./lockable.js";
import { toTimeout, toWait, type Wait } from "./wait.js";

/**
 * A lock between threads and processes: one of them has it at a time.
 *
 * Anybody who holds the object may release it, as in Python. If its owner ends without releasing it, one of those who
 * wait, or else the next who acquires, gets AbandonedLockError, and the lock is free again.
 *
 * @example
 * const lock = new Lock();
 * await lock.withLock(async () => console.log("alone"));
 * {
 *   using guard = lock.lockSync();
 * }
 */
export class Lock extends Lockable {
  constructor(options: SyncOptions = {}) {
    super();
    adopt(this, homeAt(newPlace(GATE_WORDS, options.context), lockHome), undefined);
  }

  /** Takes it, waiting for that; resolves to false after the timeout. Rejects with the signal's reason; raises RangeError for a timeout below 0. */
  acquire(wait?: Wait): Promise<boolean> {
    const { timeout, signal } = toWait(wait);
    return gateOf(this).call("acquire", [timeout], signal ? { signal } : {});
  }

  /** The same, blocking this thread; raises BlockingError where that cannot be. */
  acquireSync(timeoutMs?: number): boolean {
    return here(gateOf(this), GateHome).acquireSync(toTimeout(timeoutMs));
  }

  /** Frees it, whoever has it; LockStateError where nobody has. */
  async release(): Promise<void> {
    if (!(await gateOf(this).call("release", []))) throw unheld();
  }

  /** The same at once, where the memory is shared; raises BlockingError where that has to be asked. */
  releaseSync(): void {
    if (!here(gateOf(this), GateHome).release()) throw unheld();
  }

  /** Whether anybody has it at this moment. */
  async locked(): Promise<boolean> {
    return !(await gateOf(this).call("isFree", []));
  }

  /** The same at once, where the memory is shared; raises BlockingError where that has to be asked. */
  lockedSync(): boolean {
    return !here(gateOf(this), GateHome).isFree();
  }
}

/** What is behind a lock of either kind. */
export function gateOf(lock: object): Core<GateOps> {
  return innerOf(lock).core as Core<GateOps>;
}

/** Says that a lock cannot be released. */
function unheld(): LockStateError {
  return new LockStateError("The lock cannot be released: nobody has acquired it.");
}

/** A new lock's home. */
export function lockHome(place: Place): GateHome {
  return new GateHome(place, lockKind, true);
}

defineSyncHandle("lock", Lock, lockHome);
