import type { Room } from "../../room/room.js";
import { beforeSleep, SLICE_MS } from "./event.js";
import type { RingLock } from "./lock.js";
import type { Spin } from "./spin.js";

/** What an attempt came to: done, or what has to change first. */
export type Attempt = "done" | "wait" | RingLock;

/** What is waited for, and how. */
export interface Patience {
  readonly room: Room;
  /** The event to sleep on. */
  readonly event: number;
  /** The word that moves before the event is announced. */
  readonly moves: number;
  /** How it is looked at before a sleep, at this moment. */
  spin(): Spin;
  /** Called each time that a sleep took its whole slice. */
  onSlice(): void;
}

/** Tries until it is done, and waits in between without blocking the event loop; a sleep ends early by the signal of `sleeping`. */
export async function patiently(
  patience: Patience,
  attempt: () => Attempt,
  sleeping: (stop: AbortController | undefined) => void,
): Promise<void> {
  const { room, event, moves } = patience;
  for (let seen: number | undefined; ; ) {
    // Before the attempt: what moves after that is seen by the spinning.
    const moved = Atomics.load(room.words, moves);
    const outcome = attempt();
    if (outcome === "done") return;
    if (outcome === "wait" && seen === undefined) {
      // What comes within microseconds is not worth a sleep. Otherwise the mark first, and one more attempt.
      if (!patience.spin().until(room.words, moves, moved)) seen = beforeSleep(room, event);
      continue;
    }
    const stop = new AbortController();
    sleeping(stop);
    try {
      if (outcome !== "wait") await outcome.wait(stop.signal);
      else if ((await room.wait(event, seen!, SLICE_MS, stop.signal)) === "timed-out") patience.onSlice();
    } catch (error) {
      if (!stop.signal.aborted) throw error;
    }
    sleeping(undefined);
    seen = undefined;
  }
}

/** The same, blocking this thread; false where the time was up before. */
export function patientlySync(
  patience: Patience,
  attempt: () => Attempt,
  timeoutMs = Number.POSITIVE_INFINITY,
): boolean {
  const { room, event, moves } = patience;
  const end = performance.now() + timeoutMs;
  for (let seen: number | undefined; ; ) {
    // As above.
    const moved = Atomics.load(room.words, moves);
    const outcome = attempt();
    if (outcome === "done") return true;
    if (timeoutMs === 0 && outcome === "wait") return false;
    if (outcome === "wait" && seen === undefined) {
      if (!patience.spin().until(room.words, moves, moved)) seen = beforeSleep(room, event);
      continue;
    }
    const left = end - performance.now();
    if (left <= 0) return false;
    if (outcome !== "wait") outcome.waitSync(left);
    else if (room.waitSync(event, seen!, Math.min(left, SLICE_MS)) === "timed-out") patience.onSlice();
    seen = undefined;
  }
}
