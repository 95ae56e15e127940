import type { Runnable } from "../task/resolve.js";
import { fillLoopOf } from "./fill-loop.js";
import { isThenable } from "./is-thenable.js";
import { misfitError } from "./misfit.js";
import type { NumberArray, NumberArrayConstructor } from "./number-array.js";

/** A chunk of a map over numbers, where no memory is shared. */
export interface NumbersPayload {
  readonly items: NumberArray;
  /** The name of the results' type. */
  readonly into: string;
  /** Where in the whole array it begins. */
  readonly offset: number;
}

/** The results of a function for each number, as a typed array. Throws what the function throws. */
export function runNumbers(
  fn: Runnable,
  { items, into, offset }: NumbersPayload,
): NumberArray | Promise<NumberArray> {
  const Class = (globalThis as unknown as Record<string, NumberArrayConstructor>)[into]!;
  const output = new Class(items.length);
  const type = typeof output[0];
  const misfit = fillLoopOf(fn)(fn, items, output, 0, items.length, type);
  if (!misfit) return output;
  if (!isThenable(misfit.result)) throw misfitError(output, offset + misfit.at, misfit.result);
  return runLater(fn, items, output, misfit.at, misfit.result, offset);
}

/** As above from `at` on, for a function that is asynchronous. */
async function runLater(
  fn: Runnable,
  items: NumberArray,
  output: NumberArray,
  at: number,
  first: PromiseLike<unknown>,
  offset: number,
): Promise<NumberArray> {
  let result = await first;
  for (let i = at; ; ) {
    if (typeof result !== typeof output[i]) throw misfitError(output, offset + i, result);
    output[i] = result as never;
    if (++i === items.length) return output;
    result = await fn(items[i]);
  }
}
