import { LockStateError } from "../errors.js";
import { type Core, here, newPlace, type Place, type SyncOptions } from "./core.js";
import { GATE_WORDS, VALUE } from "./gate.js";
import { GateHome, type GateOps } from "./gate-home.js";
import { MOST_PERMITS, semaphoreKind } from "./gate-kinds.js";
import { adopt, homeAt, innerOf } from "./handle.js";
import { Lockable } from "./lockable.js";
import { toTimeout, toWait, type Wait } from "./wait.js";

/** What never changes of a semaphore. */
export interface PermitSettings {
  /** More permits than this it never has. */
  readonly most: number;
}

/** What both semaphores do. A permit of a holder that has ended is lost, as in Python: nobody knows who has which. */
export abstract class Permits extends Lockable {
  constructor(value: number, most: number, options: SyncOptions) {
    super();
    if (!Number.isSafeInteger(value) || value < 0 || value > MOST_PERMITS) {
      throw new RangeError(`A semaphore begins with a whole number of permits, 0 or more; got ${value}.`);
    }
    const place = newPlace(GATE_WORDS, options.context);
    // Nobody else has it yet.
    Atomics.store(place.room.words, VALUE, value);
    const settings: PermitSettings = { most };
    adopt(
      this,
      homeAt(place, (at) => permitsHome(at, settings)),
      settings,
    );
  }

  /** Takes a permit, waiting for that; resolves to false after the timeout. Rejects with the signal's reason; raises RangeError for a timeout below 0. */
  acquire(wait?: Wait): Promise<boolean> {
    const { timeout, signal } = toWait(wait);
    return coreOf(this).call("acquire", [timeout], signal ? { signal } : {});
  }

  /** The same, blocking this thread; raises BlockingError where that cannot be. */
  acquireSync(timeoutMs?: number): boolean {
    return here(coreOf(this), GateHome).acquireSync(toTimeout(timeoutMs));
  }

  /** Gives permits back; LockStateError where there would be more than there may be. */
  async release(count = 1): Promise<void> {
    for (let i = checkCount(count); i > 0; i--) {
      if (!(await coreOf(this).call("release", []))) throw tooMany(this);
    }
  }

  /** The same at once, where the memory is shared; raises BlockingError where that has to be asked. */
  releaseSync(count = 1): void {
    const home = here(coreOf(this), GateHome);
    for (let i = checkCount(count); i > 0; i--) if (!home.release()) throw tooMany(this);
  }

  /** How many permits are free at this moment; raises BlockingError where that has to be asked: see `getValue`. */
  get value(): number {
    return here(coreOf(this), GateHome).permits();
  }

  /** How many permits are free at this moment. */
  getValue(): Promise<number> {
    return coreOf(this).call("permits", []);
  }

  /** Whether no permit is free at this moment. */
  async locked(): Promise<boolean> {
    return (await this.getValue()) === 0;
  }

  /** The same at once, where the memory is shared; raises BlockingError where that has to be asked. */
  lockedSync(): boolean {
    return this.value === 0;
  }
}

function coreOf(permits: object): Core<GateOps> {
  return innerOf(permits).core as Core<GateOps>;
}

function tooMany(permits: object): LockStateError {
  const { most } = innerOf<PermitSettings>(permits).settings;
  return new LockStateError(`The semaphore was released too often: it has its ${most} permits already.`);
}

function checkCount(count: number): number {
  if (Number.isSafeInteger(count) && count >= 1) return count;
  throw new RangeError(`A whole number of permits is released, 1 or more; got ${count}.`);
}

/** A semaphore's home. */
export function permitsHome(place: Place, { most }: PermitSettings): GateHome {
  return new GateHome(place, semaphoreKind(most), false);
}
