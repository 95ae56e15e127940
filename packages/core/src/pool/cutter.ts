import type { NumberArray } from "../workers/number-array.js";
import type { NumbersPayload } from "../workers/numbers.js";
import { Mode } from "../workers/protocol.js";
import { packNumbers } from "./pack-numbers.js";

/** A list that is sent in chunks, and where the results of its chunks go. */
export interface Cutter<R extends ArrayLike<unknown>> {
  readonly length: number;
  readonly mode: Mode;
  readonly results: R;
  /** The payload of items `begin` … `end`. */
  cut(begin: number, end: number): unknown;
  /** Takes the results of the items from `begin` on. */
  put(results: ArrayLike<unknown>, begin: number): void;
}

/** Items of any kind. */
export function cutList(
  items: readonly unknown[],
  mode: typeof Mode.map | typeof Mode.starmap,
): Cutter<unknown[]> {
  const results = new Array<unknown>(items.length);
  return {
    length: items.length,
    mode,
    results,
    cut: (begin, end) => packNumbers(items, begin, end),
    put: (some, begin) => {
      for (let i = 0; i < some.length; i++) results[begin + i] = some[i];
    },
  };
}

/** Numbers for workers that share no memory with this process: they and their results are copied. */
export function cutNumbers(items: NumberArray, results: NumberArray): Cutter<NumberArray> {
  // As they are now: the caller may change them while the map goes on.
  const input = items.slice();
  return {
    length: items.length,
    mode: Mode.numbers,
    results,
    cut: (begin, end): NumbersPayload => ({
      // A view would take all of its buffer along in a structured clone.
      items: input.slice(begin, end),
      into: results.constructor.name,
      offset: begin,
    }),
    put: (some, begin) => results.set(some as never, begin),
  };
}
