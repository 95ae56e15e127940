import type { Bell } from "./bell.js";
import { createBell } from "./bell.js";

/** How long a sleeper looks at its word on every turn of the event loop before it has itself rung for. */
const LOOK_MS = 0.06;
/** How often who sleeps looks by itself: who should have rung may have been killed before. */
const LOOK_AGAIN_MS = 100;

/** One asynchronous wait of this thread. */
export interface Sleeper {
  /** Whether it need not sleep any longer. */
  isDue(): boolean;
  /** From now on its thread is rung for it. */
  arm(bell: Bell): void;
  wake(): void;
}

/** Those that look, with the time at which they stop to. */
const looking = new Map<Sleeper, number>();
const asleep = new Set<Sleeper>();
let bell: Bell | undefined;
let timer: NodeJS.Timeout | undefined;

/** Wakes a sleeper when it is due; keeps the event loop alive until then. */
export function sleep(sleeper: Sleeper): void {
  looking.set(sleeper, performance.now() + LOOK_MS);
  if (looking.size === 1) setImmediate(look);
}

/** Forgets a sleeper that does not wait any longer. */
export function rise(sleeper: Sleeper): void {
  looking.delete(sleeper);
  if (asleep.delete(sleeper) && asleep.size === 0) rest();
}

function look(): void {
  const now = performance.now();
  for (const [sleeper, end] of looking) {
    if (sleeper.isDue()) sleeper.wake();
    else if (now >= end) lieDown(sleeper);
  }
  if (looking.size > 0) setImmediate(look);
}

function lieDown(sleeper: Sleeper): void {
  looking.delete(sleeper);
  bell ??= createBell(answer);
  asleep.add(sleeper);
  if (asleep.size === 1) {
    bell.hold(true);
    if (timer === undefined) timer = setInterval(answer, LOOK_AGAIN_MS).unref();
  }
  rearm(sleeper);
}

function rearm(sleeper: Sleeper): void {
  sleeper.arm(bell!);
  // Once more, now that who changes the word would ring: it may have been changed just before.
  if (sleeper.isDue()) sleeper.wake();
}

function answer(): void {
  for (const sleeper of asleep) {
    if (sleeper.isDue()) sleeper.wake();
    else rearm(sleeper);
  }
}

function rest(): void {
  bell!.hold(false);
  clearInterval(timer);
  timer = undefined;
}
