import type { Runnable } from "../task/resolve.js";
import { runItems } from "./items.js";
import { type NumbersPayload, runNumbers } from "./numbers.js";
import { Mode } from "./protocol.js";
import { runSlots, type SlotsPayload } from "./slots.js";

/** Runs a task; a promise where the function is asynchronous. Throws what it throws, as ItemFailure for lists. */
export function run(fn: Runnable, mode: Mode, payload: unknown): unknown {
  switch (mode) {
    case Mode.apply:
      return fn(...(payload as unknown[]));
    case Mode.map:
      return runItems(fn, payload as unknown[]);
    case Mode.starmap:
      return runItems((args) => fn(...(args as unknown[])), payload as unknown[]);
    case Mode.slots:
      return runSlots(fn, payload as SlotsPayload);
    case Mode.numbers:
      return runNumbers(fn, payload as NumbersPayload);
  }
}
