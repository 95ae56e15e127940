import type { RoomMem } from "./mem.js";

/** Sleep on a word while it has this value, for so long at most. */
export interface Sleep {
  readonly index: number;
  readonly expected: number;
  readonly ms?: number;
}

/**
 * Something that waits: it yields where it would sleep, and looks again whenever it goes on.
 *
 * Thus the blocking and the asynchronous form of a wait are one piece of code. An abort is thrown into it: what it has
 * to take back stands in its `finally`.
 */
export type Steps<R> = Generator<Sleep, R, void>;

/** Whoever sleeps looks again after so many milliseconds: for the dead, who wake nobody. */
export const POLL_MS = 100;

/** Runs a wait on this thread, blocking it. */
export function runSync<R>(mem: RoomMem, steps: Steps<R>): R {
  let turn = steps.next();
  while (!turn.done) {
    const { index, expected, ms = POLL_MS } = turn.value;
    mem.room.waitSync(mem.base + index, expected, ms);
    turn = steps.next();
  }
  return turn.value;
}

/** Runs a wait without blocking the event loop; rejects with the signal's reason if that fires while it sleeps. */
export async function runAsync<R>(mem: RoomMem, steps: Steps<R>, signal?: AbortSignal): Promise<R> {
  signal?.throwIfAborted();
  let isAborted = false;
  let turn = steps.next();
  while (!turn.done) {
    const { index, expected, ms = POLL_MS } = turn.value;
    let failure: { readonly reason: unknown } | undefined;
    try {
      // What is to be taken back after an abort may have to wait, too: it is aborted once.
      await mem.room.wait(mem.base + index, expected, ms, isAborted ? undefined : signal);
    } catch (reason) {
      isAborted = true;
      failure = { reason };
    }
    turn = failure ? steps.throw(failure.reason) : steps.next();
  }
  return turn.value;
}

/** When a wait that begins now is over, by `performance.now()`. */
export function deadlineOf(timeoutMs: number | undefined): number {
  return timeoutMs === undefined ? Number.POSITIVE_INFINITY : performance.now() + timeoutMs;
}
