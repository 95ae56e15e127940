import { type Core, here, newPlace, type Place, type SyncOptions } from "./core.js";
import { FLAG_WORDS } from "./flag.js";
import { FlagHome, type FlagOps } from "./flag-home.js";
import { adopt, defineSyncHandle, homeAt, innerOf } from "./handle.js";
import { toTimeout, toWait, type Wait } from "./wait.js";

/**
 * A flag between threads and processes that can be waited for.
 *
 * A wait ends also if the event is cleared again at once: no set is missed.
 *
 * @example
 * const ready = new Event();
 * new Process({ target: (ready: Event) => ready.set(), args: [ready] }).start();
 * await ready.wait();
 */
export class Event {
  constructor(options: SyncOptions = {}) {
    adopt(this, homeAt(newPlace(FLAG_WORDS, options.context), flagHome), undefined);
  }

  /** Sets it, and lets everybody who waits go on. */
  set(): Promise<void> {
    return coreOf(this).call("turn", [true]);
  }

  /** The same at once, where the memory is shared; raises BlockingError where that has to be asked. */
  setSync(): void {
    here(coreOf(this), FlagHome).turn(true);
  }

  /** Makes later waits wait again. */
  clear(): Promise<void> {
    return coreOf(this).call("turn", [false]);
  }

  /** The same at once, where the memory is shared; raises BlockingError where that has to be asked. */
  clearSync(): void {
    here(coreOf(this), FlagHome).turn(false);
  }

  /** Whether it is set at this moment. */
  isSet(): Promise<boolean> {
    return coreOf(this).call("isRaised", []);
  }

  /** The same at once, where the memory is shared; raises BlockingError where that has to be asked. */
  isSetSync(): boolean {
    return here(coreOf(this), FlagHome).isRaised();
  }

  /** Waits until it is set; resolves to false after the timeout. Rejects with the signal's reason. */
  wait(wait?: Wait): Promise<boolean> {
    const { timeout, signal } = toWait(wait);
    return coreOf(this).call("wait", [timeout], signal ? { signal } : {});
  }

  /** The same, blocking this thread; raises BlockingError where that cannot be. */
  waitSync(timeoutMs?: number): boolean {
    return here(coreOf(this), FlagHome).waitSync(toTimeout(timeoutMs));
  }
}

function coreOf(event: object): Core<FlagOps> {
  return innerOf(event).core as Core<FlagOps>;
}

function flagHome(place: Place): FlagHome {
  return new FlagHome(place);
}

defineSyncHandle("event", Event, flagHome);
