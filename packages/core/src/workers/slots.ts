import type { Runnable } from "../task/resolve.js";
import { weigh } from "./ballast.js";
import { now } from "./clock.js";
import { Copied } from "./copied.js";
import { fillLoopOf, type Misfit } from "./fill-loop.js";
import { isThenable } from "./is-thenable.js";
import { misfitError } from "./misfit.js";
import type { NumberArray } from "./number-array.js";
import { onSpan } from "./span.js";

/** A map over numbers that several workers share: everything lies in shared memory. */
export interface SlotsPayload {
  readonly input: NumberArray;
  /** As long as `input`; slot i is for the result of item i. */
  readonly output: NumberArray;
  /** One word: the first item that nobody has taken; the length of `input` when the map has failed. */
  readonly next: Uint32Array;
  /** One word: the pieces of `input` that are there already, where it is being copied; see Copied. */
  readonly copied: Int32Array | undefined;
  /** Items taken at a time, or 0: by measured time. */
  readonly chunkSize: number;
  readonly workers: number;
}

/** A worker gives its turn back after this long: for tasks that wait, and for the map's progress. */
const TURN_MS = 25;
/** Taking a chunk costs 0.1 µs; a chunk of this length loses nothing to that and leaves the ends of all workers close. */
const CHUNK_MS = 0.5;

/** Runs chunks until none is left or the turn is over; returns how many items it did. Throws what the function throws. */
export function runSlots(fn: Runnable, payload: SlotsPayload): number | Promise<number> {
  const chunks = new Chunks(payload);
  const { input, output } = payload;
  weigh(output.buffer as SharedArrayBuffer);
  const type = typeof output[0];
  const fill = fillLoopOf(fn);
  for (;;) {
    if (!chunks.take()) return chunks.done;
    const misfit = fill(fn, input, output, chunks.begin, chunks.end, type);
    if (misfit) return runLater(fn, payload, chunks, misfit);
  }
}

/** As above from the middle of a chunk on, for a function that is asynchronous. */
async function runLater(
  fn: Runnable,
  { input, output }: SlotsPayload,
  chunks: Chunks,
  { at, result: first }: Misfit,
): Promise<number> {
  if (!isThenable(first)) throw misfitError(output, at, first);
  let result: unknown = await first;
  let i = at;
  for (;;) {
    if (typeof result !== typeof output[i]) throw misfitError(output, i, result);
    output[i] = result as never;
    if (++i === chunks.end) {
      if (!chunks.take()) return chunks.done;
      i = chunks.begin;
    }
    result = await fn(input[i]);
  }
}

/** The chunks that one worker takes from the common supply, in one turn. */
class Chunks {
  begin = 0;
  end = 0;
  done = 0;
  readonly #payload: SlotsPayload;
  readonly #copied: Copied | undefined;
  readonly #over = now() + TURN_MS;
  #size: number;
  #since = now();

  constructor(payload: SlotsPayload) {
    this.#payload = payload;
    if (payload.copied) this.#copied = new Copied(payload.copied);
    this.#size = payload.chunkSize || 16;
  }

  take(): boolean {
    const { next, input, chunkSize, workers } = this.#payload;
    this.done += this.end - this.begin;
    const time = now();
    if (this.end > this.begin) onSpan?.("chunk", this.#since, time);
    if (!chunkSize) this.#grow(time - this.#since);
    this.#since = time;
    this.begin = this.end;
    if (time > this.#over) return false;
    // Others take too: what is here may be old, the exchange below finds out.
    let from = Atomics.load(next, 0);
    for (;;) {
      const left = input.length - from;
      if (left <= 0) return false;
      const size = chunkSize || Math.min(this.#size, Math.ceil(left / (2 * workers)));
      const to = Math.min(input.length, from + size);
      // Only one worker gets [from, to); the loser sees where the rest begins now.
      const seen = Atomics.compareExchange(next, 0, from, to);
      if (seen === from) {
        this.begin = from;
        this.end = to;
        this.#copied?.wait(to, input.BYTES_PER_ELEMENT);
        return true;
      }
      from = seen;
    }
  }

  #grow(ms: number): void {
    const items = this.end - this.begin;
    if (items === 0) return;
    // At most by eight: the first chunks run code that is not compiled yet and seem longer than they are.
    const wanted = ms > 0 ? (items * CHUNK_MS) / ms : Infinity;
    this.#size = Math.max(1, Math.round(Math.min(this.#size * 8, wanted)));
  }
}
