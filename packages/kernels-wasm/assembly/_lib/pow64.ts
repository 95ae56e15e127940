import { exp64Wide, fraction, powers, remainder, steps } from "./exp64";
import { at } from "./gather";
import { isOdd, logPair, lowOfLog } from "./log64";

const CONSTANTS = memory.data<f64>([700]);
const BITS = memory.data<u64>([0xfffffffff8000000]); // the first 26 digits

/** What y · ln x lacks beside its value; every instance has its own. */
let low = f64x2.splat(0);

/** y (a + lowOfLog) in two parts, of which the first one is exact. */
// @ts-ignore: decorator
@inline
function times(y: v128, a: v128): v128 {
  const first = v128.and(a, at(BITS, 0)), yFirst = v128.and(y, at(BITS, 0));
  const rest = f64x2.add(f64x2.sub(a, first), lowOfLog());
  low = f64x2.add(f64x2.mul(f64x2.sub(y, yFirst), first), f64x2.mul(y, rest));
  return f64x2.mul(yFirst, first);
}

/** x^y = e^(y ln x), the logarithm to 2^-65 of it; within 0.7 ulp; special values as C has them. */
// @ts-ignore: decorator
@inline
export function pow64(x: v128, y: v128): v128 {
  const a = logPair(x, f64x2.splat(0));
  const p = times(y, a);
  // NaN is not within.
  const wide = v128.not(f64x2.lt(f64x2.abs(p), at(CONSTANTS, 0)));
  if (v128.any_true(v128.or(isOdd(x), wide))) return powWide(x, y);
  const shifted = steps(p);
  const r = f64x2.add(remainder(p, shifted), low);
  const scale = i64x2.add(powers(shifted, 8), i64x2.shl(shifted, 45));
  return f64x2.add(scale, f64x2.mul(scale, fraction(r, shifted)));
}

function powWide(x: v128, y: v128): v128 {
  const one = f64x2.splat(1), zero = f64x2.splat(0), infinity = f64x2.splat(Infinity);
  const a = f64x2.abs(x);
  const small = f64x2.lt(a, f64x2.splat(2.2250738585072014e-308));
  const up = v128.bitselect(f64x2.mul(a, f64x2.splat(18014398509481984)), a, small);
  const edge = v128.or(f64x2.eq(a, zero), v128.not(f64x2.lt(a, infinity)));
  // Products beyond these are as good as infinite: nothing on the way overflows.
  const most = f64x2.splat(1e250);
  const bounded = f64x2.min(f64x2.max(y, f64x2.neg(most)), most);
  const ln = logPair(v128.bitselect(one, up, edge), v128.and(small, f64x2.splat(-54)));
  const p = times(bounded, ln);
  let result = exp64Wide(p, v128.and(low, f64x2.lt(f64x2.abs(p), f64x2.splat(800))), 0);
  // 0 and ∞, by themselves or as powers without end.
  const isNegative = f64x2.lt(y, zero);
  const grows = v128.xor(f64x2.gt(a, one), isNegative);
  const limit = v128.and(grows, infinity);
  const endless = f64x2.eq(f64x2.abs(y), infinity);
  result = v128.bitselect(limit, result, v128.or(edge, endless));
  result = v128.bitselect(one, result, v128.and(endless, f64x2.eq(a, one)));
  // The sign of odd powers; others than whole ones of negative numbers are not real.
  const whole = f64x2.eq(f64x2.trunc(y), y);
  const half = f64x2.mul(y, f64x2.splat(0.5));
  const odd = v128.andnot(whole, f64x2.eq(f64x2.trunc(half), half));
  const negative = i64x2.shr_s(x, 63);
  result = v128.or(result, v128.and(v128.and(odd, negative), f64x2.splat(-0.0)));
  const unreal = v128.andnot(v128.andnot(f64x2.lt(x, zero), whole), f64x2.eq(a, infinity));
  result = v128.bitselect(f64x2.splat(NaN), result, unreal);
  const undefined = v128.or(f64x2.ne(x, x), f64x2.ne(y, y));
  result = v128.bitselect(f64x2.splat(NaN), result, undefined);
  return v128.bitselect(one, result, v128.or(f64x2.eq(x, one), f64x2.eq(y, zero)));
}
