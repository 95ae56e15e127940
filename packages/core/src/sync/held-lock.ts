// What a condition does with its lock, whichever kind that is.
import { AbandonedLockError } from "../errors.js";
import type { ProcessContext } from "../process/child.js";
import { myHolder } from "../segment/holder.js";
import { hasSharedMemory } from "../shared-memory.js";
import { handleTypeNamed, handleTypeOf } from "../task/handle.js";
import { Home, here } from "./core.js";
import { GateHome } from "./gate-home.js";
import { innerOf, type SettingsCodec } from "./handle.js";
import { gateOf, type Lock } from "./lock.js";
import { isOwner, RLock, resume, suspend } from "./rlock.js";

type AnyLock = Lock | RLock;

/** Whether this thread has the lock. */
export async function isHeld(lock: AnyLock): Promise<boolean> {
  if (lock instanceof RLock) return isOwner(gateOf(lock));
  return (await gateOf(lock).call("owner", [])) === myHolder();
}

/** The same where its words can be reached. */
export function isHeldSync(lock: AnyLock): boolean {
  if (lock instanceof RLock) return isOwner(gateOf(lock));
  return here(gateOf(lock), GateHome).owner() === myHolder();
}

/** Gives a held lock up, however often it was acquired: how often that was. */
export async function yieldLock(lock: AnyLock): Promise<number> {
  const depth = suspend(gateOf(lock));
  await gateOf(lock).call("release", []);
  return depth;
}

export function yieldLockSync(lock: AnyLock): number {
  const depth = suspend(gateOf(lock));
  here(gateOf(lock), GateHome).release();
  return depth;
}

/** Has a lock again as before; after that, raises AbandonedLockError where it was lost by a holder that ended. */
export async function reacquire(lock: AnyLock, depth: number): Promise<void> {
  const core = gateOf(lock);
  let abandoned: AbandonedLockError | undefined;
  for (;;) {
    try {
      await core.call("acquire", [undefined]);
      break;
    } catch (error) {
      if (!(error instanceof AbandonedLockError)) throw error;
      abandoned = error;
    }
  }
  if (depth > 0) resume(core, depth);
  if (abandoned) throw abandoned;
}

export function reacquireSync(lock: AnyLock, depth: number): void {
  const home = here(gateOf(lock), GateHome);
  let abandoned: AbandonedLockError | undefined;
  for (;;) {
    try {
      home.acquireSync(undefined);
      break;
    } catch (error) {
      if (!(error instanceof AbandonedLockError)) throw error;
      abandoned = error;
    }
  }
  if (depth > 0) resume(gateOf(lock), depth);
  if (abandoned) throw abandoned;
}

/** Who can share a lock. */
export function contextOf(lock: AnyLock): ProcessContext {
  const { core } = innerOf(lock);
  if (core instanceof Home && !core.links && core.room.kind === "thread") return "thread";
  return hasSharedMemory() ? "process" : "thread";
}

/** How the lock inside of a condition travels. */
export const nestedLock: SettingsCodec<AnyLock> = {
  dehydrate(lock, carrier, transfer) {
    const type = handleTypeOf(lock)!;
    return { name: type.name, data: type.dehydrate(lock as never, carrier, transfer) };
  },
  rehydrate(sent, carrier) {
    const { name, data } = sent as { readonly name: string; readonly data: unknown };
    const lock = {};
    handleTypeNamed(name).rehydrate(lock, data, carrier);
    return lock as AnyLock;
  },
};
