import { at } from "./gather";
import { LN2 } from "./log-table";
import { exponent, isOdd, logWide, powerOf, ratio, stepped, sumOf, withLimits } from "./log64";

const CONSTANTS = memory.data<f64>([
  1, 2,
  1.0715086071862673e301, // 2^1000
]);

/** Where 1 + x is not a positive number, or its exponent leaves no room. */
// @ts-ignore: decorator
@inline
export function isOdd1p(x: v128): v128 {
  return v128.or(isOdd(f64x2.add(at(CONSTANTS, 0), x)), f64x2.gt(x, at(CONSTANTS, 2)));
}

/** ln(1 + x) where 1 + x is a positive number, within 0.8 ulp. */
// @ts-ignore: decorator
@inline
export function log1p64(x: v128): v128 {
  return log1pOf(x, f64x2.add(at(CONSTANTS, 0), x));
}

/** ln(1 + x) for any x; special values as C has them. */
// @ts-ignore: decorator
@inline
export function log1pWide(x: v128): v128 {
  return wide(x);
}

// Not exported, for asc takes exports of vectors for those of the module.
function wide(x: v128): v128 {
  const u = f64x2.add(x, f64x2.splat(1)), large = f64x2.gt(x, at(CONSTANTS, 2));
  const result = log1pOf(v128.andnot(x, large), v128.bitselect(f64x2.splat(1), u, large));
  return withLimits(u, v128.bitselect(logWide(x), result, large));
}

/**
 * As log64, of u = 1 + x; but where k is 0, f is x itself, and elsewhere the error of u counts as much as its logarithm changes
 * there: by it over 1 + f = (1 + s) / (1 − s), of which few digits matter.
 */
// @ts-ignore: decorator
@inline
function log1pOf(x: v128, u: v128): v128 {
  const one = at(CONSTANTS, 0);
  const shifted = stepped(u), power = powerOf(shifted);
  const near = i64x2.eq(power, i64x2.splat(0));
  const f = v128.bitselect(x, f64x2.sub(i64x2.sub(u, power), one), near);
  // The larger of 1 and x is taken off first.
  const error = f64x2.sub(f64x2.pmin(one, x), f64x2.sub(u, f64x2.pmax(x, one)));
  // error · 2^-k
  const scaled = f64x2.mul(v128.andnot(error, near), i64x2.sub(one, power));
  const s = ratio(f), twice = f64x2.add(s, s);
  const slope = f64x2.add(f64x2.sub(one, twice), f64x2.mul(twice, s));
  const k = exponent(shifted);
  const low = f64x2.add(f64x2.mul(k, at(LN2, 1)), f64x2.mul(scaled, slope));
  const result = sumOf(f, f64x2.mul(k, at(LN2, 0)), low);
  // −0.
  return v128.or(result, v128.and(x, f64x2.eq(x, f64x2.splat(0))));
}
