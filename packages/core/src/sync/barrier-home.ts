import { AbandonedLockError, BrokenBarrierError } from "../errors.js";
import { isGone, myHolder } from "../segment/holder.js";
import { acquire } from "./acquire.js";
import { type Caller, Home, type Place } from "./core.js";
import { give, VALUE } from "./gate.js";
import { lockKind } from "./gate-kinds.js";
import type { SyncMem } from "./mem.js";
import { arrive, BROKEN, breakUp, COUNT, open, reset } from "./rendezvous.js";
import { CALLED, isNextGone, markOf, strike, WAITS } from "./roster.js";
import { deadlineOf, POLL_MS, runAsync, runSync, type Steps } from "./steps.js";

/** What never changes of a barrier, as far as its home is concerned. */
export interface BarrierShape {
  readonly parties: number;
  readonly slots: number;
  /** The last who comes has something to do before the others go on. */
  readonly acts: boolean;
}

/** How one has come through: `isActing` where the others wait until this one calls `conclude`. */
export interface Entry {
  readonly index: number;
  readonly isActing: boolean;
}

/** What can be asked of a barrier. */
export type BarrierOps = {
  enter(caller: Caller, timeoutMs: number | undefined): Promise<Entry>;
  conclude(caller: Caller, isDone?: boolean): void;
  /** Breaks it, or makes it as new. */
  end(caller: Caller, isReset: boolean): Promise<void>;
  state(caller: Caller): BarrierState;
  forsake(caller: Caller): void;
};

/** How a barrier stands at one moment. */
export interface BarrierState {
  readonly waiting: number;
  readonly broken: boolean;
}

/** A barrier whose words this thread can reach. */
export class BarrierHome extends Home<BarrierOps> {
  readonly #shape: BarrierShape;

  constructor(place: Place, shape: BarrierShape) {
    super(place);
    this.#shape = shape;
  }

  enterSync(timeoutMs: number | undefined): Entry {
    return runSync(this.mem, enter(this.mem, this.#shape, myHolder(), deadlineOf(timeoutMs)));
  }

  /** The one who acts is done, or has failed. */
  conclude(isDone: boolean): void {
    if (isDone) open(this.mem);
    else breakUp(this.mem);
    give(this.mem, lockKind);
  }

  endSync(isReset: boolean): void {
    runSync(this.mem, end(this.mem, myHolder(), isReset));
  }

  state(): BarrierState {
    return { waiting: this.mem.load(COUNT), broken: this.mem.load(BROKEN) !== 0 };
  }

  readonly ops: BarrierOps = {
    enter: ({ holder, signal }, timeoutMs) => {
      return runAsync(this.mem, enter(this.mem, this.#shape, holder, deadlineOf(timeoutMs)), signal);
    },
    conclude: (_, isDone = false) => this.conclude(isDone),
    end: ({ holder }, isReset) => runAsync(this.mem, end(this.mem, holder, isReset)),
    state: () => this.state(),
    forsake: ({ holder }) => {
      if (lockKind.owner(this.mem.load(VALUE)) === holder) this.conclude(false);
    },
  };
}

/** Has the barrier's lock. One who died with it leaves a broken barrier. */
function* hold(mem: SyncMem, me: number): Steps<void> {
  let isAbandoned = false;
  for (;;) {
    try {
      yield* acquire(mem, lockKind, me, Number.POSITIVE_INFINITY);
      break;
    } catch (error) {
      if (!(error instanceof AbandonedLockError)) throw error;
      isAbandoned = true;
    }
  }
  if (isAbandoned) breakUp(mem);
}

function* end(mem: SyncMem, me: number, isReset: boolean): Steps<void> {
  yield* hold(mem, me);
  if (isReset) reset(mem);
  else breakUp(mem);
  give(mem, lockKind);
}

function* enter(mem: SyncMem, shape: BarrierShape, me: number, deadline: number): Steps<Entry> {
  yield* hold(mem, me);
  const arrival = arrive(mem, me, shape.parties, shape.slots, isGone);
  if (arrival?.slot === -1) {
    if (shape.acts) return { index: arrival.index, isActing: true };
    open(mem);
  }
  give(mem, lockKind);
  if (!arrival) throw new BrokenBarrierError();
  if (arrival.slot !== -1) yield* untilCalled(mem, arrival.slot, me, deadline);
  return { index: arrival.index, isActing: false };
}

/** Waits in a slot. Who gives up breaks the barrier, and so does who finds that another has died. */
function* untilCalled(mem: SyncMem, slot: number, me: number, deadline: number): Steps<void> {
  let failure: { readonly reason: unknown } | undefined;
  let lookAt = performance.now() + POLL_MS;
  try {
    for (;;) {
      const now = performance.now();
      if (mem.load(markOf(slot)) !== WAITS || now >= deadline) break;
      if (now >= lookAt) {
        if (isNextGone(mem, slot, isGone) || isGone(lockKind.owner(mem.load(VALUE)) || me)) break;
        lookAt = now + POLL_MS;
      }
      yield { index: markOf(slot), expected: WAITS, ms: Math.min(lookAt, deadline) - now };
    }
  } catch (reason) {
    failure = { reason };
  }
  if (mem.load(markOf(slot)) === WAITS) {
    yield* hold(mem, me);
    // Under the lock it stays as it is: nobody calls.
    if (mem.load(markOf(slot)) === WAITS) breakUp(mem);
    give(mem, lockKind);
  }
  // All had come before this one gave up.
  if (strike(mem, slot) === CALLED) return;
  throw failure ? failure.reason : new BrokenBarrierError();
}
