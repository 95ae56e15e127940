import { BlockingError } from "../errors.js";
import { checkTimeout } from "../exchange/wait-options.js";
import { resolveTask } from "../task/resolve.js";
import { ship } from "../task/ship.js";
import type { ShippedTask } from "../task/shipped-task.js";
import type { Task } from "../task/task.js";
import { isThenable } from "../workers/is-thenable.js";
import { BarrierHome, type BarrierOps, type BarrierState } from "./barrier-home.js";
import { type Core, here, newPlace, type Place, type SyncOptions } from "./core.js";
import { adopt, defineSyncHandle, homeAt, innerOf } from "./handle.js";
import { rosterWords } from "./roster.js";
import { toTimeout, toWait, type Wait } from "./wait.js";

/** How a barrier is made. */
export interface BarrierOptions extends SyncOptions {
  /** What the last of the parties does before all go on. It runs in that party's thread: a task, as a Process runs it. */
  readonly action?: Task<[], unknown> | undefined;
  /** For waits that give none of their own, in milliseconds. */
  readonly timeout?: number | undefined;
}

interface BarrierSettings {
  readonly parties: number;
  readonly timeout: number | undefined;
  readonly action: ShippedTask | undefined;
}

/**
 * Where a number of parties wait for each other, time and again.
 *
 * Who gives up (by timeout, abort or `abort`) or dies while it waits breaks it for all: they get BrokenBarrierError.
 *
 * @example
 * const barrier = new Barrier(2);
 * new Process({ target: (barrier: Barrier) => barrier.wait(), args: [barrier] }).start();
 * if ((await barrier.wait()) === 0) console.log("came first");
 */
export class Barrier {
  /** RangeError for anything but a whole number of parties, 1 or more; ClosureError for an action that cannot travel. */
  constructor(parties: number, options: BarrierOptions = {}) {
    if (!Number.isSafeInteger(parties) || parties < 1 || parties > MOST_PARTIES) {
      throw new RangeError(
        `A barrier is for a whole number of parties, 1 to ${MOST_PARTIES}; got ${parties}.`,
      );
    }
    checkTimeout(options.timeout);
    const action = options.action === undefined ? undefined : ship(options.action);
    const settings: BarrierSettings = { parties, timeout: options.timeout, action };
    const place = newPlace(rosterWords(slotsFor(parties)), options.context);
    adopt(
      this,
      homeAt(place, (at) => barrierHome(at, settings)),
      settings,
    );
  }

  /** How many it takes. */
  get parties(): number {
    return innerOf<BarrierSettings>(this).settings.parties;
  }

  /** How many wait at this moment; raises BlockingError where that has to be asked: see `state`. */
  get waiting(): number {
    return here(coreOf(this), BarrierHome).state().waiting;
  }

  /** Whether it is broken; raises BlockingError where that has to be asked: see `state`. */
  get broken(): boolean {
    return here(coreOf(this), BarrierHome).state().broken;
  }

  /** How many wait, and whether it is broken, at this moment. */
  state(): Promise<BarrierState> {
    return coreOf(this).call("state", []);
  }

  /**
   * Waits for the others; resolves to this party's number among them, 0 for exactly one.
   *
   * Rejects with BrokenBarrierError, with the signal's reason, or with what the action throws; all of these break it.
   */
  async wait(wait?: Wait): Promise<number> {
    const { timeout, signal } = toWait(wait);
    const { settings } = innerOf<BarrierSettings>(this);
    const core = coreOf(this);
    const { index, isActing } = await core.call(
      "enter",
      [timeout ?? settings.timeout],
      signal ? { signal } : {},
    );
    if (!isActing) return index;
    let isDone = false;
    try {
      await (await resolveTask(settings.action!))();
      isDone = true;
    } finally {
      await core.call("conclude", [isDone]);
    }
    return index;
  }

  /** The same, blocking this thread; raises BlockingError where that cannot be, or for an action that returns a promise. */
  waitSync(timeoutMs?: number): number {
    const { settings } = innerOf<BarrierSettings>(this);
    const home = here(coreOf(this), BarrierHome);
    const { index, isActing } = home.enterSync(toTimeout(timeoutMs) ?? settings.timeout);
    if (!isActing) return index;
    let isDone = false;
    try {
      const action = resolveTask(settings.action!);
      if (typeof action !== "function" || isThenable(action())) {
        throw new BlockingError("The barrier's action is asynchronous: wait for the barrier by `wait`.");
      }
      isDone = true;
    } finally {
      home.conclude(isDone);
    }
    return index;
  }

  /** Breaks it: whoever waits, and whoever comes, gets BrokenBarrierError until `reset`. */
  abort(): Promise<void> {
    return coreOf(this).call("end", [false]);
  }

  /** The same at once, where the memory is shared; raises BlockingError where that has to be asked. */
  abortSync(): void {
    here(coreOf(this), BarrierHome).endSync(false);
  }

  /** Makes it as new; whoever waits gets BrokenBarrierError. */
  reset(): Promise<void> {
    return coreOf(this).call("end", [true]);
  }

  /** The same at once, where the memory is shared; raises BlockingError where that has to be asked. */
  resetSync(): void {
    here(coreOf(this), BarrierHome).endSync(true);
  }
}

const MOST_PARTIES = 10_000;

/** Beside those of one round there are others who come for the next, and those who have not gone yet. */
function slotsFor(parties: number): number {
  return 2 * parties + 50;
}

function coreOf(barrier: object): Core<BarrierOps> {
  return innerOf(barrier).core as Core<BarrierOps>;
}

function barrierHome(place: Place, { parties, action }: BarrierSettings): BarrierHome {
  return new BarrierHome(place, { parties, slots: slotsFor(parties), acts: action !== undefined });
}

defineSyncHandle("barrier", Barrier, barrierHome);
