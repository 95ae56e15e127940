import { at } from "./gather";
import { ARTANH, LN2 } from "./log-table";

const CONSTANTS = memory.data<f64>([1, 2, 0.5]);
const BITS = memory.data<u64>([
  0x3fe6a09e667f3bcd, // √½
  0xfff0000000000000, // sign and exponent
  0x8010000000000000, // the least normal number, with the other sign
  0xffdfffffffffffff, // the greatest number less that
  0xfffffffff8000000, // the first 26 digits
]);

/** Where x is not a normal positive number: an unsigned comparison by way of a signed one. */
// @ts-ignore: decorator
@inline
export function isOdd(x: v128): v128 {
  return i64x2.gt_s(i64x2.sub(x, at(BITS, 2)), at(BITS, 3));
}

// What the logarithms share: x = 2^k (1 + f), √½ <= 1 + f < √2, s = f / (2 + f), and ln(1 + f) = 2 artanh s, which is
// f − f²/2 + s (f²/2 + s² p(s²)). Of these f is exact, and the others are small beside it.

// @ts-ignore: decorator
@inline
export function stepped(x: v128): v128 {
  return i64x2.sub(x, at(BITS, 0));
}

/** 2^k, as what it adds to the bits of a number. */
// @ts-ignore: decorator
@inline
export function powerOf(shifted: v128): v128 {
  return v128.and(shifted, at(BITS, 1));
}

/** The upper 12 bits as numbers: k. */
// @ts-ignore: decorator
@inline
export function exponent(shifted: v128): v128 {
  return f64x2.convert_low_i32x4_s(i32x4.shr_s(v128.shuffle<i32>(shifted, shifted, 1, 3, 1, 3), 20));
}

// @ts-ignore: decorator
@inline
export function ratio(f: v128): v128 {
  return f64x2.div(f, f64x2.add(f, at(CONSTANTS, 1)));
}

/** f²/2. */
// @ts-ignore: decorator
@inline
export function halfSquare(f: v128): v128 {
  return f64x2.mul(f64x2.mul(f, f), at(CONSTANTS, 2));
}

/** s³ p(s²). */
// @ts-ignore: decorator
@inline
export function tail(s: v128): v128 {
  const z = f64x2.mul(s, s), w = f64x2.mul(z, z);
  const p = f64x2.add(term(0, z), f64x2.mul(w, term(2, z)));
  const q = f64x2.add(term(4, z), f64x2.mul(w, at(ARTANH, 6)));
  return f64x2.mul(f64x2.mul(s, z), f64x2.add(p, f64x2.mul(f64x2.mul(w, w), q)));
}

// @ts-ignore: decorator
@inline
function term(index: usize, z: v128): v128 {
  return f64x2.add(at(ARTANH, index), f64x2.mul(z, at(ARTANH, index + 1)));
}

/** ln x of normal positive numbers, within 0.8 ulp. */
// @ts-ignore: decorator
@inline
export function log64(x: v128): v128 {
  return logOf(x, f64x2.splat(0));
}

/** ln(x · 2^more). */
// @ts-ignore: decorator
@inline
function logOf(x: v128, more: v128): v128 {
  const shifted = stepped(x);
  const k = f64x2.add(exponent(shifted), more);
  return sumOf(f64x2.sub(i64x2.sub(x, powerOf(shifted)), at(CONSTANTS, 0)), f64x2.mul(k, at(LN2, 0)), f64x2.mul(k, at(LN2, 1)));
}

/** high + low + ln(1 + f). */
// @ts-ignore: decorator
@inline
export function sumOf(f: v128, high: v128, low: v128): v128 {
  const s = ratio(f), half = halfSquare(f);
  const t = f64x2.add(f64x2.add(f64x2.mul(s, half), low), tail(s));
  return f64x2.sub(high, f64x2.sub(f64x2.sub(half, t), f));
}

/** ln x for any x; special values as C has them. */
// @ts-ignore: decorator
@inline
export function logWide(x: v128): v128 {
  return wide(x);
}

// Not exported, for asc takes exports of vectors for those of the module.
function wide(x: v128): v128 {
  return withLimits(x, logOf(normal(x), lifted(x)));
}

/** x, but 2^54 times what is subnormal. */
// @ts-ignore: decorator
@inline
export function normal(x: v128): v128 {
  return v128.bitselect(f64x2.mul(x, f64x2.splat(18014398509481984)), x, isSmall(x));
}

/** The power of two that takes that back. */
// @ts-ignore: decorator
@inline
export function lifted(x: v128): v128 {
  return v128.and(isSmall(x), f64x2.splat(-54));
}

// @ts-ignore: decorator
@inline
function isSmall(x: v128): v128 {
  return f64x2.lt(x, f64x2.splat(2.2250738585072014e-308));
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
 * The logarithm of normal positive numbers, times 2^more, to a base, within 0.8 ulp, and exact for its powers. At `base` are
 * 1 / ln of it, in two parts and as a whole, and the logarithm of 2, in two parts.
 */
// @ts-ignore: decorator
@inline
export function logBase64(x: v128, more: v128, base: usize): v128 {
  const shifted = stepped(x);
  const f = f64x2.sub(i64x2.sub(x, powerOf(shifted)), at(CONSTANTS, 0)), s = ratio(f), half = halfSquare(f);
  // The product of the first digits of both is exact; what is left is small.
  const high = v128.and(f64x2.sub(f, half), at(BITS, 4));
  const low = f64x2.add(f64x2.sub(f64x2.sub(f, high), half), f64x2.add(f64x2.mul(s, half), tail(s)));
  const k = f64x2.add(exponent(shifted), more);
  const a = f64x2.mul(k, at(base, 3)), b = f64x2.mul(high, at(base, 0));
  const small = f64x2.add(f64x2.mul(low, at(base, 2)), f64x2.add(f64x2.mul(high, at(base, 1)), f64x2.mul(k, at(base, 4))));
  const sum = f64x2.add(a, b);
  return f64x2.add(sum, f64x2.add(f64x2.add(f64x2.sub(a, sum), b), small));
}
