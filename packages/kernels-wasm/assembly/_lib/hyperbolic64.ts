import { exp64, exp64Wide, powers, remainder, remainderLow, steps, tail } from "./exp64";
import { at } from "./gather";

const CONSTANTS = memory.data<f64>([1, 2, 0.5, 700, 20, 0.001388888888888889]); // …, 1/6!
const SIGN = memory.data<u64>([0x8000000000000000]);

/** What expm1 lacks beside its value; every instance has its own. */
let low = f64x2.splat(0);

/**
 * e^x − 1 as a sum of two doubles, exact to 2^-60 of it, the second one in `low`; |x| <= 700. With e^x = s (1 + f), s a
 * power from the table and f = r + …: (s − 1) + r is exact in two parts, and what is left is small beside it.
 */
// @ts-ignore: decorator
@inline
function expm1Pair(x: v128): v128 {
  const one = at(CONSTANTS, 0);
  const shifted = steps(x);
  const r = remainder(x, shifted);
  const scale = i64x2.add(powers(shifted, 1), i64x2.shl(shifted, 45));
  const t = f64x2.sub(scale, one);
  const lost = f64x2.sub(scale, f64x2.add(one, t));
  const s = f64x2.add(t, r);
  const cube = f64x2.mul(f64x2.mul(r, r), r);
  const series = f64x2.add(tail(r), f64x2.mul(f64x2.mul(cube, cube), at(CONSTANTS, 5)));
  // What the table's power lacks counts with 1 + r, and so does what rounding took from r.
  const fine = f64x2.add(powers(shifted, 0), remainderLow(x, shifted, r));
  const rest = f64x2.add(f64x2.mul(t, r), f64x2.mul(scale, f64x2.add(f64x2.add(fine, f64x2.mul(fine, r)), series)));
  const more = f64x2.add(f64x2.add(f64x2.add(f64x2.sub(t, s), r), lost), rest);
  const high = f64x2.add(s, more);
  low = f64x2.add(f64x2.sub(s, high), more);
  return high;
}

/** A value not below 0 with the sign of x. */
// @ts-ignore: decorator
@inline
function signed(value: v128, x: v128): v128 {
  return v128.or(value, v128.and(x, at(SIGN, 0)));
}

/** What fast summation of a and 1 or 2 lost: s = a + constant. */
// @ts-ignore: decorator
@inline
function lostOf(a: v128, constant: v128, s: v128): v128 {
  return f64x2.sub(a, f64x2.sub(s, constant));
}

/** e^x − 1, within 0.6 ulp. */
// @ts-ignore: decorator
@inline
export function expm164(x: v128): v128 {
  if (v128.any_true(f64x2.gt(f64x2.abs(x), at(CONSTANTS, 3)))) return expm1Wide(x);
  const high = expm1Pair(x);
  return signed(high, x);
}

function expm1Wide(x: v128): v128 {
  const high = expm1Pair(f64x2.pmax(f64x2.splat(-700), f64x2.pmin(f64x2.splat(700), x)));
  const result = signed(high, x);
  const large = v128.bitselect(exp64Wide(x, f64x2.splat(0), 0), result, f64x2.gt(x, f64x2.splat(700)));
  return v128.bitselect(x, large, f64x2.ne(x, x));
}

/** tanh x = E / (E + 2), E = e^2x − 1; within 1.1 ulp. */
// @ts-ignore: decorator
@inline
export function tanh64(x: v128): v128 {
  const two = at(CONSTANTS, 1);
  // From 19.1 on it is 1. NaN passes.
  const a = f64x2.pmin(f64x2.abs(x), at(CONSTANTS, 4));
  const high = expm1Pair(f64x2.add(a, a)), rest = low;
  const d = f64x2.add(high, two);
  const q = f64x2.div(high, d);
  const more = f64x2.div(f64x2.sub(rest, f64x2.mul(q, f64x2.add(lostOf(high, two, d), rest))), d);
  return signed(f64x2.add(q, more), x);
}

/** sinh x = (E + E / (E + 1)) / 2, E = e^x − 1; within 0.9 ulp. */
// @ts-ignore: decorator
@inline
export function sinh64(x: v128): v128 {
  const a = f64x2.abs(x);
  if (v128.any_true(f64x2.gt(a, at(CONSTANTS, 3)))) return sinhWide(x);
  return sinhOf(x, a);
}

// @ts-ignore: decorator
@inline
function sinhOf(x: v128, a: v128): v128 {
  const one = at(CONSTANTS, 0);
  const high = expm1Pair(a), rest = low;
  const d = f64x2.add(high, one);
  const q = f64x2.div(high, d);
  const more = f64x2.div(f64x2.sub(rest, f64x2.mul(q, f64x2.add(lostOf(high, one, d), rest))), d);
  const s = f64x2.add(high, q);
  const lost = f64x2.add(f64x2.sub(high, s), q);
  return signed(f64x2.mul(at(CONSTANTS, 2), f64x2.add(s, f64x2.add(lost, f64x2.add(rest, more)))), x);
}

function sinhWide(x: v128): v128 {
  const a = f64x2.abs(x), wide = f64x2.gt(a, f64x2.splat(700));
  const half = signed(exp64Wide(a, f64x2.splat(0), 1), x);
  return v128.bitselect(half, sinhOf(x, f64x2.pmin(a, f64x2.splat(700))), wide);
}

/** cosh x = (E + 1 + 1 / (E + 1)) / 2, within 1.1 ulp. */
// @ts-ignore: decorator
@inline
export function cosh64(x: v128): v128 {
  const a = f64x2.abs(x);
  if (v128.any_true(f64x2.gt(a, at(CONSTANTS, 3)))) return coshWide(a);
  return coshOf(a);
}

// @ts-ignore: decorator
@inline
function coshOf(a: v128): v128 {
  const one = at(CONSTANTS, 0);
  const high = expm1Pair(a), rest = low;
  const d = f64x2.add(high, one);
  const more = f64x2.add(lostOf(high, one, d), rest);
  return f64x2.mul(at(CONSTANTS, 2), f64x2.add(d, f64x2.add(f64x2.div(one, d), more)));
}

function coshWide(a: v128): v128 {
  const half = exp64Wide(a, f64x2.splat(0), 1);
  return v128.bitselect(half, coshOf(f64x2.pmin(a, f64x2.splat(700))), f64x2.gt(a, f64x2.splat(700)));
}

/** 1 / (1 + e^-x), as e^x / (1 + e^x) below 0, so that nothing overflows; within 2 ulp. */
// @ts-ignore: decorator
@inline
export function sigmoid64(x: v128): v128 {
  const one = at(CONSTANTS, 0);
  const e = exp64(f64x2.neg(f64x2.abs(x)));
  const top = v128.bitselect(e, one, f64x2.lt(x, f64x2.splat(0)));
  return f64x2.div(top, f64x2.add(one, e));
}
