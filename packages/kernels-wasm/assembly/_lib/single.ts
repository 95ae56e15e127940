import { powers, remainder, steps, tail } from "./exp64";
import { at, gather } from "./gather";
import { CENTRES, LN2 } from "./log-table";
import { isOdd, logWide } from "./log64";
import { powWide } from "./pow64";
import { SINES, STEP } from "./trig-table";
import { farOf, highOf, stepsOf } from "./trig64";

// The same methods as in exp64, log64, trig64 and hyperbolic64 for numbers that were f32, in doubles, but with what an f32
// needs: 2^-36 of the result and no errors kept. Special values go the way of the others.

const CONSTANTS = memory.data<f64>([
  1, -0.5, 0.3333333333333333, -0.25, 0.2,
  6755399441055744, // 1.5 · 2^52: added to a number it leaves it rounded to a whole one, in the low bits
  51471, -0.16666666666666666, 0.008333333333333333, 0.041666666666666664,
  2, 20, 700,
]);
const BITS = memory.data<u64>([0x3fe6900000000000, 0xfff0000000000000, 0x8000000000000000]);

/** ln x of normal positive numbers, to 2^-45 of it. */
// @ts-ignore: decorator
@inline
export function logOf(x: v128): v128 {
  const shifted = i64x2.sub(x, at(BITS, 0));
  const first = v128.load(<usize>(i64x2.extract_lane(shifted, 0) >> 40) & 0xfe0, CENTRES);
  const second = v128.load(<usize>(i64x2.extract_lane(shifted, 1) >> 40) & 0xfe0, CENTRES);
  const m = i64x2.sub(x, v128.and(shifted, at(BITS, 1)));
  const k = f64x2.convert_low_i32x4_s(i32x4.shr_s(v128.shuffle<i32>(shifted, shifted, 1, 3, 1, 3), 20));
  const r = f64x2.sub(f64x2.mul(m, v128.shuffle<i64>(first, second, 0, 2)), at(CONSTANTS, 0)), square = f64x2.mul(r, r);
  const p = f64x2.add(at(CONSTANTS, 1), f64x2.mul(r, at(CONSTANTS, 2)));
  const q = f64x2.add(at(CONSTANTS, 3), f64x2.mul(r, at(CONSTANTS, 4)));
  const series = f64x2.add(r, f64x2.mul(square, f64x2.add(p, f64x2.mul(square, q))));
  return f64x2.add(f64x2.add(f64x2.mul(k, at(LN2, 0)), v128.shuffle<i64>(first, second, 1, 3)), series);
}

/** ln x. */
// @ts-ignore: decorator
@inline
export function log32(x: v128): v128 {
  if (v128.any_true(isOdd(x))) return logOdd(x);
  return logOf(x);
}

function logOdd(x: v128): v128 {
  return v128.bitselect(logWide(x), logOf(x), isOdd(x));
}

/** x^y. */
// @ts-ignore: decorator
@inline
export function pow32(x: v128, y: v128): v128 {
  const p = f64x2.mul(y, logOf(x));
  // NaN is not within.
  const fine = v128.andnot(f64x2.lt(f64x2.abs(p), at(CONSTANTS, 12)), isOdd(x));
  if (!i64x2.all_true(fine)) return powOdd(x, y, fine, p);
  return expOf(p);
}

function powOdd(x: v128, y: v128, fine: v128, p: v128): v128 {
  return v128.bitselect(expOf(v128.and(fine, p)), powWide(x, y), fine);
}

// @ts-ignore: decorator
@inline
function expOf(p: v128): v128 {
  const shifted = steps(p), r = remainder(p, shifted);
  const scale = i64x2.add(powers(shifted, 1), i64x2.shl(shifted, 45));
  return f64x2.add(scale, f64x2.mul(scale, f64x2.add(r, tail(r))));
}

/** e^x − 1 for |x| <= 700. */
// @ts-ignore: decorator
@inline
function expm1Of(x: v128): v128 {
  const shifted = steps(x), r = remainder(x, shifted);
  const scale = i64x2.add(powers(shifted, 1), i64x2.shl(shifted, 45));
  return f64x2.add(f64x2.sub(scale, at(CONSTANTS, 0)), f64x2.mul(scale, f64x2.add(r, tail(r))));
}

/** |x|, but at most 700, beyond which f32 overflows anyway. NaN passes. */
// @ts-ignore: decorator
@inline
function bounded(x: v128): v128 {
  return f64x2.pmin(f64x2.abs(x), at(CONSTANTS, 12));
}

// @ts-ignore: decorator
@inline
function signed(value: v128, x: v128): v128 {
  return v128.or(value, v128.and(x, at(BITS, 2)));
}

/** e^x − 1. */
// @ts-ignore: decorator
@inline
export function expm1of32(x: v128): v128 {
  return signed(expm1Of(v128.or(bounded(x), v128.and(x, at(BITS, 2)))), x);
}

/** tanh x. */
// @ts-ignore: decorator
@inline
export function tanh32(x: v128): v128 {
  const a = f64x2.pmin(f64x2.abs(x), at(CONSTANTS, 11));
  const e = expm1Of(f64x2.add(a, a));
  return signed(f64x2.div(e, f64x2.add(e, at(CONSTANTS, 10))), x);
}

/** sinh x. */
// @ts-ignore: decorator
@inline
export function sinh32(x: v128): v128 {
  const e = expm1Of(bounded(x));
  const twice = f64x2.add(e, f64x2.div(e, f64x2.add(e, at(CONSTANTS, 0))));
  return signed(f64x2.mul(twice, f64x2.neg(at(CONSTANTS, 1))), x);
}

/** cosh x. */
// @ts-ignore: decorator
@inline
export function cosh32(x: v128): v128 {
  const e = expOf(bounded(x));
  return f64x2.mul(f64x2.add(e, f64x2.div(at(CONSTANTS, 0), e)), f64x2.neg(at(CONSTANTS, 1)));
}

/** sin x for `offset` 0, cos x for 32. */
// @ts-ignore: decorator
@inline
export function sine32(x: v128, offset: usize): v128 {
  let shifted = f64x2.add(f64x2.mul(x, at(STEP, 0)), at(CONSTANTS, 5));
  const k = f64x2.sub(shifted, at(CONSTANTS, 5));
  let r = f64x2.sub(f64x2.sub(x, f64x2.mul(k, at(STEP, 1))), f64x2.mul(k, at(STEP, 2)));
  const far = f64x2.gt(f64x2.abs(x), at(CONSTANTS, 6));
  if (v128.any_true(far)) {
    farOf(x, far, shifted, r);
    shifted = stepsOf();
    r = highOf();
  }
  const one = <usize>i64x2.extract_lane(shifted, 0) + offset, two = <usize>i64x2.extract_lane(shifted, 1) + offset;
  const s = gather(SINES + ((one & 127) << 4), SINES + ((two & 127) << 4));
  const c = gather(SINES + (((one + 32) & 127) << 4), SINES + (((two + 32) & 127) << 4));
  const square = f64x2.mul(r, r);
  const cosine = f64x2.mul(square, f64x2.add(at(CONSTANTS, 1), f64x2.mul(square, at(CONSTANTS, 9))));
  const sine = f64x2.mul(square, f64x2.add(at(CONSTANTS, 7), f64x2.mul(square, at(CONSTANTS, 8))));
  const t = f64x2.mul(c, r);
  return f64x2.add(f64x2.add(s, t), f64x2.add(f64x2.mul(s, cosine), f64x2.mul(t, sine)));
}

/** A result, but ±0 for ±0. */
// @ts-ignore: decorator
@inline
export function or0(result: v128, x: v128): v128 {
  return v128.or(result, v128.and(x, f64x2.eq(x, f64x2.splat(0))));
}
