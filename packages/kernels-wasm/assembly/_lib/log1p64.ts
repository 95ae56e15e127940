import { at, gather } from "./gather";
import { BITS, CONSTANTS, entry, exponent, isOdd, logOf, tail, withLimits } from "./log64";
import { LN2 } from "./log-table";

/** ln(1 + x), within 0.8 ulp. */
// @ts-ignore: decorator
@inline
export function log1p64(x: v128): v128 {
  const one = at(CONSTANTS, 0), u = f64x2.add(one, x);
  if (v128.any_true(v128.or(isOdd(u), f64x2.gt(x, at(CONSTANTS, 7))))) return log1pOdd(x);
  return log1pOf(x, u);
}

function log1pOdd(x: v128): v128 {
  const u = f64x2.add(x, f64x2.splat(1)), large = f64x2.gt(x, at(CONSTANTS, 7));
  const result = log1pOf(v128.andnot(x, large), v128.bitselect(f64x2.splat(1), u, large));
  return withLimits(u, v128.bitselect(logOf(x, f64x2.splat(0)), result, large));
}

/** As logOf, of u = 1 + x, whose rounding error takes part in r. */
// @ts-ignore: decorator
@inline
function log1pOf(x: v128, u: v128): v128 {
  const one = at(CONSTANTS, 0);
  // The larger of 1 and x is taken off first.
  const large = f64x2.pmax(x, one), little = f64x2.pmin(one, x);
  const error = f64x2.sub(little, f64x2.sub(u, large));
  const shifted = i64x2.sub(u, at(BITS, 3));
  const first = entry(shifted, 0), second = entry(shifted, 1);
  const power = v128.and(shifted, at(BITS, 4));
  const m = i64x2.sub(u, power);
  const k = exponent(shifted);
  const inverse = gather(first, second);
  const high = v128.and(m, at(BITS, 5));
  const r1 = f64x2.sub(f64x2.mul(high, inverse), one);
  // error · 2^-k
  const scaled = f64x2.mul(error, i64x2.sub(one, power));
  const r2 = f64x2.mul(f64x2.sub(m, high), inverse);
  // The error of u is added last, for near 1 it is most of r.
  const r3 = f64x2.mul(scaled, inverse);
  const r12 = f64x2.add(r1, r2), r = f64x2.add(r12, r3);
  const a = f64x2.add(f64x2.mul(k, at(LN2, 0)), gather(first + 16, second + 16));
  const b = f64x2.add(f64x2.mul(k, at(LN2, 1)), gather(first + 24, second + 24));
  const s = f64x2.add(a, r);
  const lost = f64x2.add(f64x2.add(f64x2.add(f64x2.sub(a, s), r12), r3), f64x2.add(f64x2.sub(r1, r12), r2));
  const square = f64x2.mul(r, r);
  const result = f64x2.add(s, f64x2.add(f64x2.add(lost, b), f64x2.mul(square, f64x2.add(at(CONSTANTS, 1), f64x2.mul(r, tail(r, square))))));
  // ±0 and what is next to it.
  return v128.or(result, v128.and(x, f64x2.eq(x, f64x2.splat(0))));
}
