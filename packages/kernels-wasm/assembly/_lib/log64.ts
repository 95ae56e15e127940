import { at, gather } from "./gather";
import { CENTRES, LN2 } from "./log-table";

/** Coefficients that logarithms share. */
export const CONSTANTS = memory.data<f64>([
  1, -0.5, 0.3333333333333333, -0.25, 0.2, -0.16666666666666666, 0.14285714285714285, // (−1)^n / (n + 1)
  1.0715086071862673e301, // 2^1000
  -0.125, 0.1111111111111111,
]);
/** Bit patterns that logarithms share. */
export const BITS = memory.data<u64>([
  0x0010000000000000, // the least normal number
  0x7fefffffffffffff, // the greatest number
  0, // (free)
  0x3fe6900000000000, // half a step before the table's beginning
  0xfff0000000000000, // sign and exponent
  0xffffffff00000000, // as many digits as make products with 1/c exact
  0xfffffffff8000000, // the first 26 digits
]);

/** What logarithms leave beside their value; every instance has its own. */
let low = f64x2.splat(0);

/** Where x is not a normal positive number. */
// @ts-ignore: decorator
@inline
export function isOdd(x: v128): v128 {
  return v128.or(i64x2.gt_s(at(BITS, 0), x), i64x2.gt_s(x, at(BITS, 1)));
}

/** ln x, within 0.8 ulp; special values as C has them. */
// @ts-ignore: decorator
@inline
export function log64(x: v128): v128 {
  if (v128.any_true(isOdd(x))) return logOdd(x);
  return logOf(x, f64x2.splat(0));
}

function logOdd(x: v128): v128 {
  const scaled = f64x2.mul(x, f64x2.splat(18014398509481984));
  const small = f64x2.lt(x, f64x2.splat(2.2250738585072014e-308));
  const result = logOf(v128.bitselect(scaled, x, small), v128.and(small, f64x2.splat(-54)));
  return withLimits(x, result);
}

/** A logarithm's result, but NaN below 0, −∞ at 0, and ∞ and NaN as they are. */
// @ts-ignore: decorator
@inline
export function withLimits(x: v128, result: v128): v128 {
  result = v128.bitselect(result, x, f64x2.lt(x, f64x2.splat(Infinity)));
  result = v128.bitselect(f64x2.splat(NaN), result, f64x2.lt(x, f64x2.splat(0)));
  return v128.bitselect(f64x2.splat(-Infinity), result, f64x2.eq(x, f64x2.splat(0)));
}

/**
 * x = 2^k m, and c next to m in a table: ln x = k ln 2 − ln(1/c) + ln(1 + r), where r = m/c − 1 is exact, for 1/c has
 * few digits; |r| <= 2^-8. Around 1, c is 1 and k is 0 (Tang 1990, with a table that is centred).
 */
// @ts-ignore: decorator
@inline
export function logOf(x: v128, more: v128): v128 {
  const shifted = i64x2.sub(x, at(BITS, 3));
  const first = entry(shifted, 0), second = entry(shifted, 1);
  const m = i64x2.sub(x, v128.and(shifted, at(BITS, 4)));
  const k = f64x2.add(exponent(shifted), more);
  const inverse = gather(first, second);
  const high = v128.and(m, at(BITS, 5));
  const r1 = f64x2.sub(f64x2.mul(high, inverse), at(CONSTANTS, 0));
  const r2 = f64x2.mul(f64x2.sub(m, high), inverse);
  const r = f64x2.add(r1, r2);
  const a = f64x2.add(f64x2.mul(k, at(LN2, 0)), gather(first + 16, second + 16));
  const b = f64x2.add(f64x2.mul(k, at(LN2, 1)), gather(first + 24, second + 24));
  const s = f64x2.add(a, r);
  const lost = f64x2.add(f64x2.add(f64x2.sub(a, s), r1), r2);
  const square = f64x2.mul(r, r);
  return f64x2.add(s, f64x2.add(f64x2.add(lost, b), f64x2.mul(square, f64x2.add(at(CONSTANTS, 1), f64x2.mul(r, tail(r, square))))));
}

/** (ln(1 + r) − r + r²/2) / r³. */
// @ts-ignore: decorator
@inline
export function tail(r: v128, square: v128): v128 {
  const p = f64x2.add(at(CONSTANTS, 2), f64x2.mul(r, at(CONSTANTS, 3)));
  const q = f64x2.add(at(CONSTANTS, 4), f64x2.mul(r, at(CONSTANTS, 5)));
  return f64x2.add(p, f64x2.mul(square, f64x2.add(q, f64x2.mul(square, at(CONSTANTS, 6)))));
}

/** The same with two more terms. */
// @ts-ignore: decorator
@inline
function longTail(r: v128, square: v128): v128 {
  const p = f64x2.add(at(CONSTANTS, 2), f64x2.mul(r, at(CONSTANTS, 3)));
  const q = f64x2.add(at(CONSTANTS, 4), f64x2.mul(r, at(CONSTANTS, 5)));
  const s = f64x2.add(at(CONSTANTS, 6), f64x2.mul(r, at(CONSTANTS, 8)));
  const end = f64x2.add(s, f64x2.mul(square, at(CONSTANTS, 9)));
  return f64x2.add(p, f64x2.mul(square, f64x2.add(q, f64x2.mul(square, end))));
}

// @ts-ignore: decorator
@inline
export function entry(shifted: v128, lane: u8): usize {
  const bits = lane ? i64x2.extract_lane(shifted, 1) : i64x2.extract_lane(shifted, 0);
  return CENTRES + ((<usize>(bits >> 40) & 0xfe0));
}

/** The upper 12 bits, less those of the table's beginning, as numbers. */
// @ts-ignore: decorator
@inline
export function exponent(shifted: v128): v128 {
  return f64x2.convert_low_i32x4_s(i32x4.shr_s(v128.shuffle<i32>(shifted, shifted, 1, 3, 1, 3), 20));
}

/** ln x as a sum of two doubles, exact to 2^-65 of it; the second one is in `lowOfLog`. x is normal and positive. */
// @ts-ignore: decorator
@inline
export function logPair(x: v128, more: v128): v128 {
  const shifted = i64x2.sub(x, at(BITS, 3));
  const first = entry(shifted, 0), second = entry(shifted, 1);
  const m = i64x2.sub(x, v128.and(shifted, at(BITS, 4)));
  const k = f64x2.add(exponent(shifted), more);
  const inverse = gather(first, second);
  const high = v128.and(m, at(BITS, 5));
  const r1 = f64x2.sub(f64x2.mul(high, inverse), at(CONSTANTS, 0));
  const r2 = f64x2.mul(f64x2.sub(m, high), inverse);
  const r = f64x2.add(r1, r2);
  const a = f64x2.add(f64x2.mul(k, at(LN2, 0)), gather(first + 16, second + 16));
  const b = f64x2.add(f64x2.mul(k, at(LN2, 1)), gather(first + 24, second + 24));
  const s = f64x2.add(a, r);
  const lost = f64x2.add(f64x2.add(f64x2.sub(a, s), r1), r2);
  // −r²/2 in two parts: the first one from the first 26 bits of r, so that it is exact.
  const rh = v128.and(r, at(BITS, 6));
  const t = f64x2.mul(f64x2.mul(rh, rh), at(CONSTANTS, 1));
  const u = f64x2.mul(f64x2.mul(f64x2.sub(r, rh), f64x2.add(r, rh)), at(CONSTANTS, 1));
  const square = f64x2.mul(r, r);
  const cube = f64x2.mul(f64x2.mul(square, r), longTail(r, square));
  const s2 = f64x2.add(s, t);
  const lost2 = f64x2.add(f64x2.sub(s, s2), t);
  low = f64x2.add(f64x2.add(lost, lost2), f64x2.add(b, f64x2.add(u, cube)));
  return s2;
}

// @ts-ignore: decorator
@inline
export function lowOfLog(): v128 {
  return low;
}

/** The logarithm to a base, within 0.6 ulp, and exact for its powers; at `base` is 1 / ln of it, in two parts. */
// @ts-ignore: decorator
@inline
export function logBase64(x: v128, base: usize): v128 {
  if (v128.any_true(isOdd(x))) return logBaseOdd(x, base);
  return logBase(x, f64x2.splat(0), base);
}

function logBaseOdd(x: v128, base: usize): v128 {
  const scaled = f64x2.mul(x, f64x2.splat(18014398509481984));
  const small = f64x2.lt(x, f64x2.splat(2.2250738585072014e-308));
  const result = logBase(v128.bitselect(scaled, x, small), v128.and(small, f64x2.splat(-54)), base);
  return withLimits(x, result);
}

// @ts-ignore: decorator
@inline
function logBase(x: v128, more: v128, base: usize): v128 {
  const a = logPair(x, more);
  // The product of the first bits of both is exact; the others are small.
  const high = v128.and(a, at(BITS, 6));
  const rest = f64x2.add(f64x2.sub(a, high), lowOfLog());
  const factor = at(base, 0), fine = at(base, 1);
  const small = f64x2.add(f64x2.mul(rest, f64x2.add(factor, fine)), f64x2.mul(high, fine));
  return f64x2.add(f64x2.mul(high, factor), small);
}
