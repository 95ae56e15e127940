import { POWERS, REDUCTION } from "./exp-table";

// Loaded, not spelled out: see `constant` in lanes.ts.
const CONSTANTS = memory.data<f64>([
  700, // up to here nothing overflows, and no product on the way is subnormal
  6755399441055744, // 1.5 · 2^52: added to a number it leaves it rounded to a whole one, in the low bits
  0.5, 0.16666666666666666, 0.041666666666666664, 0.008333333333333333, // 1/2!, 1/3!, 1/4!, 1/5!
]);
const SHIFT_BITS: i64 = 0x4338000000000000;

/**
 * e^x, within 0.52 ulp; special values as C has them. x = (128k + i) ln2/128 + r with |r| <= ln2/256: e^x is
 * 2^k · 2^(i/128) · e^r, where e^r − 1 needs five terms of its series and 2^(i/128) comes from a table (Tang 1989).
 */
// @ts-ignore: decorator
@inline
export function exp64(x: v128): v128 {
  if (v128.any_true(f64x2.gt(f64x2.abs(x), v128.load64_splat(CONSTANTS)))) return exp64Wide(x);
  const shifted = steps(x);
  const scale = i64x2.add(powers(shifted, 8), i64x2.shl(shifted, 45));
  return f64x2.add(scale, f64x2.mul(scale, fraction(x, shifted)));
}

/** As exp64 for any x: 2^k may be out of range, so it is multiplied in as two factors. */
function exp64Wide(x: v128): v128 {
  // NaN passes; infinities come to where the result is 0 or infinite as well.
  x = f64x2.min(f64x2.max(x, f64x2.splat(-746)), f64x2.splat(710));
  const shifted = steps(x);
  const steps128 = i64x2.sub(shifted, i64x2.splat(SHIFT_BITS));
  const k = i64x2.shr_s(steps128, 7);
  const scale = i64x2.add(powers(shifted, 8), i64x2.shl(i64x2.sub(steps128, i64x2.shl(k, 7)), 45));
  const mantissa = f64x2.add(scale, f64x2.mul(scale, fraction(x, shifted)));
  const half = i64x2.shr_s(k, 1);
  return f64x2.mul(f64x2.mul(mantissa, powerOf2(half)), powerOf2(i64x2.sub(k, half)));
}

// @ts-ignore: decorator
@inline
function powerOf2(k: v128): v128 {
  return i64x2.shl(i64x2.add(k, i64x2.splat(1023)), 52);
}

/** x · 128/ln2 rounded to a whole number, in the low bits. */
// @ts-ignore: decorator
@inline
function steps(x: v128): v128 {
  return f64x2.add(f64x2.mul(x, v128.load64_splat(REDUCTION)), v128.load64_splat(CONSTANTS, 8));
}

/** Both lanes' entries of the table, from the offset on. */
// @ts-ignore: decorator
@inline
function powers(shifted: v128, offset: usize): v128 {
  const first = POWERS + offset + ((<usize>i64x2.extract_lane(shifted, 0) & 127) << 4);
  const second = POWERS + offset + ((<usize>i64x2.extract_lane(shifted, 1) & 127) << 4);
  return v128.load64_lane(second, v128.load64_zero(first), 1);
}

/** What e^x is more than the table's power of two, relative to it. */
// @ts-ignore: decorator
@inline
function fraction(x: v128, shifted: v128): v128 {
  const k = f64x2.sub(shifted, v128.load64_splat(CONSTANTS, 8));
  const high = f64x2.mul(k, v128.load64_splat(REDUCTION, 8)), low = f64x2.mul(k, v128.load64_splat(REDUCTION, 16));
  const r = f64x2.sub(f64x2.sub(x, high), low);
  const square = f64x2.mul(r, r);
  const p = f64x2.add(v128.load64_splat(CONSTANTS, 16), f64x2.mul(r, v128.load64_splat(CONSTANTS, 24)));
  const q = f64x2.add(v128.load64_splat(CONSTANTS, 32), f64x2.mul(r, v128.load64_splat(CONSTANTS, 40)));
  const tail = f64x2.add(f64x2.mul(square, p), f64x2.mul(f64x2.mul(square, square), q));
  return f64x2.add(f64x2.add(powers(shifted, 0), r), tail);
}
