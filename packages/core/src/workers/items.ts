import type { Runnable } from "../task/resolve.js";
import { isThenable } from "./is-thenable.js";
import { ItemFailure } from "./item-failure.js";

/**
 * The results of a function for each item, one after the other. Numbers come packed in a Float64Array, which travels
 * at the cost of a memcpy; a list that is not numbers all through comes as an array.
 */
export function runItems(
  fn: Runnable,
  items: ArrayLike<unknown>,
): ArrayLike<unknown> | Promise<ArrayLike<unknown>> {
  const packed = new Float64Array(items.length);
  let i = 0;
  try {
    for (; i < items.length; i++) {
      const result = fn(items[i]);
      if (typeof result !== "number") return runRest(fn, items, Array.from(packed.subarray(0, i)), result);
      packed[i] = result;
    }
  } catch (error) {
    throw new ItemFailure(error, packed.slice(0, i));
  }
  return packed;
}

/** Goes on as an array: `results` are those so far, `result` is that of the next item. */
function runRest(
  fn: Runnable,
  items: ArrayLike<unknown>,
  results: unknown[],
  result: unknown,
): ArrayLike<unknown> | Promise<ArrayLike<unknown>> {
  try {
    for (;;) {
      if (isThenable(result)) return runLater(fn, items, results, result);
      results.push(result);
      if (results.length === items.length) return results;
      result = fn(items[results.length]);
    }
  } catch (error) {
    throw new ItemFailure(error, results);
  }
}

async function runLater(
  fn: Runnable,
  items: ArrayLike<unknown>,
  results: unknown[],
  result: PromiseLike<unknown>,
): Promise<ArrayLike<unknown>> {
  try {
    results.push(await result);
    while (results.length < items.length) results.push(await fn(items[results.length]));
    return results;
  } catch (error) {
    throw new ItemFailure(error, results);
  }
}
