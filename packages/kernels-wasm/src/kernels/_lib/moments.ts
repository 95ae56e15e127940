import type { ReferenceArgs } from "../../kernel.js";
import { twofoldSum } from "./twofold.js";

/** The variance of a list, in two passes, so that nothing cancels. */
export function variance(lane: number[], ddof: number): number {
  const mean = twofoldSum(lane) / lane.length;
  const squares = twofoldSum(lane.map((x) => (x - mean) ** 2));
  return squares / Math.max(lane.length - ddof, 0);
}

/** The greatest absolute value, which the rounding of a mean is measured in. */
export function greatest({ arrays }: ReferenceArgs): number {
  return Array.from(arrays.x!).reduce((most, x) => Math.max(most, Math.abs(x)), 0);
}

/** What the error of a variance is measured in: σm + εm², as each distance is off by the rounding of the mean, εm. */
export function varianceScale(args: ReferenceArgs): number {
  const most = greatest(args);
  return most * (Math.sqrt(variance(Array.from(args.arrays.x!), 0) || 0) + Number.EPSILON * most);
}
