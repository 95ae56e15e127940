import { POWERS, REDUCTION } from "./exp-table";

// Loaded, not spelled out: see `constant` in lanes.ts.
const CONSTANTS = memory.data<f64>([
  700, // up to here nothing overflows, and no product on the way is subnormal
  6755399441055744, // 1.5 · 2^52: added to a number it leaves it rounded to a whole one, in the low bits
  0.5, 0.16666666666666666, 0.041666666666666664, 0.008333333333333333, // 1/2!, 1/3!, 1/4!, 1/5!
]);
/** The bits of the number that rounds. */
export const SHIFT_BITS: i64 = 0x4338000000000000;

/** Where e^x may leave the range of normal numbers. NaN is not among that: it passes. */
// @ts-ignore: decorator
@inline
export function isWide(x: v128): v128 {
  return f64x2.gt(f64x2.abs(x), v128.load64_splat(CONSTANTS));
}

/** e^x for any x; special values as C has them. */
// @ts-ignore: decorator
@inline
export function exp64(x: v128): v128 {
  return v128.any_true(isWide(x)) ? exp64Wide(x, f64x2.splat(0), 0) : expOf(x);
}

/**
 * e^x where isWide has no bits, within 0.52 ulp. x = (128k + i) ln2/128 + r with |r| <= ln2/256: e^x is
 * 2^k · 2^(i/128) · e^r, where e^r − 1 needs five terms of its series and 2^(i/128) comes from a table (Tang 1989).
 */
// @ts-ignore: decorator
@inline
export function expOf(x: v128): v128 {
  const shifted = steps(x);
  const scale = i64x2.add(powers(shifted, 1), i64x2.shl(shifted, 45));
  return f64x2.add(scale, f64x2.mul(scale, fraction(remainder(x, shifted), shifted)));
}

/** e^(x + low) / 2^halvings for any x: the power of two may be out of range, so it is multiplied in as two factors. */
// @ts-ignore: decorator
@inline
export function exp64Wide(x: v128, low: v128, halvings: i64): v128 {
  return wide(x, low, halvings);
}

// Not exported, for asc takes exports of vectors for those of the module.
function wide(x: v128, low: v128, halvings: i64): v128 {
  // NaN passes; infinities come to where the result is 0 or infinite as well.
  x = f64x2.min(f64x2.max(x, f64x2.splat(-746)), f64x2.splat(712));
  const shifted = steps(x);
  return scaled(shifted, f64x2.add(remainder(x, shifted), low), halvings);
}

/** 2^(shifted/128) · e^r / 2^halvings. */
// @ts-ignore: decorator
@inline
export function scaled(shifted: v128, r: v128, halvings: i64): v128 {
  const steps128 = i64x2.sub(shifted, i64x2.splat(SHIFT_BITS));
  const k = i64x2.shr_s(steps128, 7);
  const scale = i64x2.add(powers(shifted, 1), i64x2.shl(i64x2.sub(steps128, i64x2.shl(k, 7)), 45));
  const mantissa = f64x2.add(scale, f64x2.mul(scale, fraction(r, shifted)));
  const power = i64x2.sub(k, i64x2.splat(halvings)), half = i64x2.shr_s(power, 1);
  return f64x2.mul(f64x2.mul(mantissa, powerOf2(half)), powerOf2(i64x2.sub(power, half)));
}

// @ts-ignore: decorator
@inline
function powerOf2(k: v128): v128 {
  return i64x2.shl(i64x2.add(k, i64x2.splat(1023)), 52);
}

/** x · 128/ln2 rounded to a whole number, in the low bits. */
// @ts-ignore: decorator
@inline
export function steps(x: v128): v128 {
  return f64x2.add(f64x2.mul(x, v128.load64_splat(REDUCTION)), v128.load64_splat(CONSTANTS, 8));
}

/** Both lanes' powers of two in the table: their bits, less the index (1), or what they lack (0). */
// @ts-ignore: decorator
@inline
export function powers(shifted: v128, part: u8): v128 {
  const first = v128.load((<usize>i64x2.extract_lane(shifted, 0) & 127) << 4, POWERS);
  const second = v128.load((<usize>i64x2.extract_lane(shifted, 1) & 127) << 4, POWERS);
  return part ? v128.shuffle<i64>(first, second, 1, 3) : v128.shuffle<i64>(first, second, 0, 2);
}

/** x less the steps. */
// @ts-ignore: decorator
@inline
export function remainder(x: v128, shifted: v128): v128 {
  const k = f64x2.sub(shifted, v128.load64_splat(CONSTANTS, 8));
  const high = f64x2.mul(k, v128.load64_splat(REDUCTION, 8)), low = f64x2.mul(k, v128.load64_splat(REDUCTION, 16));
  return f64x2.sub(f64x2.sub(x, high), low);
}

/** What rounding took from the remainder. */
// @ts-ignore: decorator
@inline
export function remainderLow(x: v128, shifted: v128, r: v128): v128 {
  const k = f64x2.sub(shifted, v128.load64_splat(CONSTANTS, 8));
  const high = f64x2.mul(k, v128.load64_splat(REDUCTION, 8)), low = f64x2.mul(k, v128.load64_splat(REDUCTION, 16));
  return f64x2.sub(f64x2.sub(f64x2.sub(x, high), r), low);
}

/** What e^x is more than the table's power of two, relative to it. */
// @ts-ignore: decorator
@inline
export function fraction(r: v128, shifted: v128): v128 {
  return f64x2.add(f64x2.add(powers(shifted, 0), r), tail(r));
}

/** e^r − 1 − r. */
// @ts-ignore: decorator
@inline
export function tail(r: v128): v128 {
  const square = f64x2.mul(r, r);
  const p = f64x2.add(v128.load64_splat(CONSTANTS, 16), f64x2.mul(r, v128.load64_splat(CONSTANTS, 24)));
  const q = f64x2.add(v128.load64_splat(CONSTANTS, 32), f64x2.mul(r, v128.load64_splat(CONSTANTS, 40)));
  return f64x2.add(f64x2.mul(square, p), f64x2.mul(f64x2.mul(square, square), q));
}

const BINARY = memory.data<f64>([128, 0.0078125, 0.6931471805599453, 1022]);

/** 2^x, within 0.52 ulp. */
// @ts-ignore: decorator
@inline
export function exp2of64(x: v128): v128 {
  if (v128.any_true(f64x2.gt(f64x2.abs(x), v128.load64_splat(BINARY, 24)))) return exp2Wide(x);
  const shifted = steps2(x);
  const scale = i64x2.add(powers(shifted, 1), i64x2.shl(shifted, 45));
  return f64x2.add(scale, f64x2.mul(scale, fraction(remainder2(x, shifted), shifted)));
}

function exp2Wide(x: v128): v128 {
  x = f64x2.min(f64x2.max(x, f64x2.splat(-1080)), f64x2.splat(1030));
  const shifted = steps2(x);
  return scaled(shifted, remainder2(x, shifted), 0);
}

// @ts-ignore: decorator
@inline
function steps2(x: v128): v128 {
  return f64x2.add(f64x2.mul(x, v128.load64_splat(BINARY)), v128.load64_splat(CONSTANTS, 8));
}

// @ts-ignore: decorator
@inline
function remainder2(x: v128, shifted: v128): v128 {
  const k = f64x2.sub(shifted, v128.load64_splat(CONSTANTS, 8));
  return f64x2.mul(f64x2.sub(x, f64x2.mul(k, v128.load64_splat(BINARY, 8))), v128.load64_splat(BINARY, 16));
}
