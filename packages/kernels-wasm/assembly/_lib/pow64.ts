import { exp64Wide, fraction, powers, remainder, steps } from "./exp64";
import { at } from "./gather";
import { exponent, isOdd } from "./log64";
import { CENTRES, LN2 } from "./log-table";

const CONSTANTS = memory.data<f64>([
  700, // up to here nothing overflows, and no product on the way is subnormal
  1008, // 700 / ln 2, a little less
  1, -0.5,
]);
const SERIES = memory.data<f64>([
  0.3333333333333333, -0.25, 0.2, -0.16666666666666666, 0.14285714285714285, -0.125, // of ln(1 + r)
]);
const BITS = memory.data<u64>([
  0xfffffffff8000000, // the first 26 digits
  0x3ff0000000000000, // 1
  0x3fe6900000000000, // half a step before the table's beginning
  0xfff0000000000000, // sign and exponent
  0xffffffff00000000, // as many digits as make products with 1/c exact
]);

/** Where x is not a normal positive number, or |y ln x| may be beyond 700: |ln x| is less than (|k| + 1) ln 2 for x = 2^k m. */
// @ts-ignore: decorator
@inline
export function isOddPower(x: v128, y: v128): v128 {
  const k = f64x2.abs(exponent(i64x2.sub(x, at(BITS, 1))));
  const most = f64x2.mul(f64x2.abs(y), f64x2.add(k, at(CONSTANTS, 2)));
  // NaN is not within.
  return v128.or(isOdd(x), v128.not(f64x2.lt(most, at(CONSTANTS, 1))));
}

/** x^y where isOddPower has no bits; within 1.9 ulp. */
// @ts-ignore: decorator
@inline
export function pow64(x: v128, y: v128): v128 {
  return powerOf(x, f64x2.splat(0), y, false);
}

/**
 * e^(y ln x), x times 2^more, the logarithm to 2^-64 of it. x = 2^k m, and c next to m in a table: ln x = k ln 2 − ln(1/c) +
 * ln(1 + r), where r = m/c − 1 is exact, for 1/c has few digits; |r| <= 2^-8. Around 1, c is 1 and k is 0 (Tang 1990, with a
 * table that is centred). Its first 26 digits make an exact product with those of y; all else is small beside that.
 */
// @ts-ignore: decorator
@inline
function powerOf(x: v128, more: v128, y: v128, isWide: bool): v128 {
  const origin = i64x2.sub(x, at(BITS, 2));
  const m = i64x2.sub(x, v128.and(origin, at(BITS, 3)));
  const k = f64x2.add(exponent(origin), more);
  const one = <usize>(i64x2.extract_lane(origin, 0) >> 40) & 0xfe0, two = <usize>(i64x2.extract_lane(origin, 1) >> 40) & 0xfe0;
  const entry = v128.load(one, CENTRES), second = v128.load(two, CENTRES);
  const inverse = v128.shuffle<i64>(entry, second, 0, 2);
  const top = v128.and(m, at(BITS, 4));
  const r1 = f64x2.sub(f64x2.mul(top, inverse), at(CONSTANTS, 2));
  const r2 = f64x2.mul(f64x2.sub(m, top), inverse);
  const r = f64x2.add(r1, r2);
  const a = f64x2.add(f64x2.mul(k, at(LN2, 0)), v128.shuffle<i64>(entry, second, 1, 3));
  const b = f64x2.add(f64x2.mul(k, at(LN2, 1)), v128.load64_lane(two, v128.load64_zero(one, CENTRES + 16), 1, CENTRES + 16));
  const s = f64x2.add(a, r);
  const lost = f64x2.add(f64x2.add(f64x2.add(f64x2.sub(a, s), r1), r2), b);
  // −r²/2 in two parts: the first one from the first 26 digits of r, so that it is exact.
  const rFirst = v128.and(r, at(BITS, 0)), half = at(CONSTANTS, 3);
  const t = f64x2.mul(rFirst, f64x2.mul(rFirst, half));
  const u = f64x2.mul(f64x2.sub(r, rFirst), f64x2.mul(f64x2.add(r, rFirst), half));
  // With r³/3, so that what is left, times y, is small beside a step of the exponential's table.
  const near = f64x2.add(s, f64x2.add(t, f64x2.mul(f64x2.mul(r, f64x2.mul(r, r)), at(SERIES, 0))));
  const first = v128.and(near, at(BITS, 0)), yFirst = v128.and(y, at(BITS, 0));
  const rest = f64x2.add(f64x2.add(f64x2.sub(s, first), t), f64x2.add(lost, f64x2.add(u, cubes(r))));
  const low = f64x2.add(f64x2.mul(f64x2.sub(y, yFirst), first), f64x2.mul(y, rest));
  const p = f64x2.mul(yFirst, first);
  if (isWide && v128.any_true(v128.not(f64x2.lt(f64x2.abs(p), at(CONSTANTS, 0))))) {
    return exp64Wide(p, v128.and(low, f64x2.lt(f64x2.abs(p), f64x2.splat(800))), 0);
  }
  const shifted = steps(p);
  const scale = i64x2.add(powers(shifted, 1), i64x2.shl(shifted, 45));
  return f64x2.add(scale, f64x2.mul(scale, fraction(f64x2.add(remainder(p, shifted), low), shifted)));
}

/** ln(1 + r) − r + r²/2. */
// @ts-ignore: decorator
@inline
function cubes(r: v128): v128 {
  const square = f64x2.mul(r, r);
  const p = f64x2.add(term(0, r), f64x2.mul(square, term(2, r)));
  return f64x2.mul(f64x2.mul(r, square), f64x2.add(p, f64x2.mul(f64x2.mul(square, square), term(4, r))));
}

// @ts-ignore: decorator
@inline
function term(index: usize, r: v128): v128 {
  return f64x2.add(at(SERIES, index), f64x2.mul(r, at(SERIES, index + 1)));
}

/** x^y for any numbers; special values as C has them. */
// @ts-ignore: decorator
@inline
export function powWide(x: v128, y: v128): v128 {
  return wide(x, y);
}

// Not exported, for asc takes exports of vectors for those of the module.
function wide(x: v128, y: v128): v128 {
  const one = f64x2.splat(1), zero = f64x2.splat(0), infinity = f64x2.splat(Infinity);
  const a = f64x2.abs(x);
  const small = f64x2.lt(a, f64x2.splat(2.2250738585072014e-308));
  const up = v128.bitselect(f64x2.mul(a, f64x2.splat(18014398509481984)), a, small);
  const edge = v128.or(f64x2.eq(a, zero), v128.not(f64x2.lt(a, infinity)));
  // Products beyond these are as good as infinite: nothing on the way overflows.
  const most = f64x2.splat(1e250);
  const bounded = f64x2.min(f64x2.max(y, f64x2.neg(most)), most);
  const base = v128.bitselect(one, up, edge);
  let result = powerOf(base, v128.and(small, f64x2.splat(-54)), bounded, true);
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
