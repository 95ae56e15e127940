import { exact } from "./functions.js";
import { ulpError } from "./measure.js";

/** The graph that pages draw goes from -REACH to REACH. */
const REACH = 5;
const STRETCHES = 140;
/** Numbers tried in each stretch. */
const TRIES = 12;
/** Steps by this share of a stretch never meet the same place twice, nor round numbers. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Where errors along a graph are measured. */
export const PROFILE = Float64Array.from({ length: STRETCHES * TRIES }, (_, i) => {
  const place = Math.floor(i / TRIES) + ((i * GOLDEN) % 1);
  return REACH * ((2 * place) / STRETCHES - 1);
});

/** The largest error of `y`, given at PROFILE, in each stretch, in ulp of the exact result; null where none is finite. */
export function profileOf(name: string, y: ArrayLike<number>): (number | null)[] {
  return Array.from({ length: STRETCHES }, (_, stretch) => {
    let worst: number | null = null;
    for (let i = stretch * TRIES; i < (stretch + 1) * TRIES; i++) {
      if (!Number.isFinite(y[i]!)) continue;
      worst = Math.max(worst ?? 0, ulpError(y[i]!, exact[name]!(PROFILE[i]!, 0), "f64"));
    }
    return worst === null ? null : Math.round(worst * 100) / 100;
  });
}
