import { exact } from "../../../packages/kernels-wasm/test/accuracy/functions.js";
import { ulpError } from "../../../packages/kernels-wasm/test/accuracy/measure.js";

/** Numbers tried in each stretch. */
const TRIES = 12;
/** Steps by this share of a stretch never meet the same place twice, nor round numbers. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The largest error of a kernel in each of some stretches from `low` to `high`, in ulp of a result that is known to a
 * hundred bits; undefined where there is no finite result, and altogether where there is nothing to compare with.
 */
export function errorsOf(
  name: string,
  call: (x: Float64Array) => ArrayLike<number>,
  low: number,
  high: number,
  stretches: number,
): (number | undefined)[] | undefined {
  const truth = exact[name];
  if (!truth) return undefined;
  const width = (high - low) / stretches;
  const x = Float64Array.from(
    { length: stretches * TRIES },
    (_, i) => low + width * (Math.floor(i / TRIES) + ((i * GOLDEN) % 1)),
  );
  const y = call(x);
  return Array.from({ length: stretches }, (_, stretch) => {
    let worst: number | undefined;
    for (let i = stretch * TRIES; i < (stretch + 1) * TRIES; i++) {
      if (Number.isFinite(y[i]!)) worst = Math.max(worst ?? 0, ulpError(y[i]!, truth(x[i]!, 0), "f64"));
    }
    return worst;
  });
}
