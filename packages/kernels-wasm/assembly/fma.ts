import { loadOne, storeOne } from "./_lib/lanes";
import { maskX, maskY, maskZ, nextRow, rowLength, rowOut, rows3, rowX, rowY, rowZ } from "./_lib/rows";
import { twoSumError } from "./_lib/twofold";
import { promoteLow } from "./_lib/widen";

// Relaxed madd may round twice: what is rounded once has to be composed, so that all engines give the same bits. Product and
// sum are exact in two parts each; three of the four are added up rounding to odd, which leaves a trace of all that is lost,
// so that the last addition rounds as if of the exact result (Boldo and Melquiond 2008).

export function fma_f64(
  begin: usize, end: usize, x: usize, y: usize, z: usize, out: usize, form: usize, slot: usize,
): void {
  rows3(begin, end, x, y, z, out, form, slot, 8, 8, 8);
  do loop64(); while (nextRow());
}

export function fma_f32(
  begin: usize, end: usize, x: usize, y: usize, z: usize, out: usize, form: usize, slot: usize,
): void {
  rows3(begin, end, x, y, z, out, form, slot, 4, 4, 4);
  do loop32(); while (nextRow());
}

// Two doubles a turn, of either type, for this is much code; the one that is left over is there twice.

function loop64(): void {
  const stop = rowLength * 8, x = rowX, xm = maskX, y = rowY, ym = maskY, z = rowZ, zm = maskZ, out = rowOut;
  for (let at: usize = 0; at < stop; at += 16) {
    const p = x + (at & xm), q = y + (at & ym), r = z + (at & zm);
    if (stop - at >= 16) {
      v128.store(out + at, fused(v128.load(p), v128.load(q), v128.load(r)));
    } else {
      storeOne<f64>(out + at, fused(v128.load64_splat(p), v128.load64_splat(q), v128.load64_splat(r)));
    }
  }
}

function loop32(): void {
  const stop = rowLength * 4, x = rowX, xm = maskX, y = rowY, ym = maskY, z = rowZ, zm = maskZ, out = rowOut;
  for (let at: usize = 0; at < stop; at += 8) {
    const p = x + (at & xm), q = y + (at & ym), r = z + (at & zm), whole = stop - at >= 8;
    const a = whole ? v128.load64_zero(p) : loadOne<f32>(p), b = whole ? v128.load64_zero(q) : loadOne<f32>(q);
    const product = f64x2.mul(promoteLow(a), promoteLow(b));
    // Of two f32 the product is exact, and a sum that is rounded to odd in double precision may be rounded again.
    const sum = oddSum(product, promoteLow(whole ? v128.load64_zero(r) : loadOne<f32>(r)));
    const result = f32x4.demote_f64x2_zero(sum);
    if (whole) v128.store64_lane(out + at, result, 0);
    else storeOne<f32>(out + at, result);
  }
}

// 2^-960: above it no part of a product is lost to underflow; infinity; what halves are cut off with; a last bit.
const CONSTANTS = memory.data<f64>([1.0261342003245941e-289, Infinity, 134217729, 5e-324]);

// @ts-ignore: decorator
@inline
function constant(index: usize): v128 {
  return v128.load64_splat(CONSTANTS + 8 * index);
}

/** x · y + z of two lanes. */
// @ts-ignore: decorator
@inline
function fused(x: v128, y: v128, z: v128): v128 {
  const high = twoParts(x, y, z), sum = f64x2.add(high, rest);
  // Where a part overflows there is no sum.
  const usual = v128.and(f64x2.ge(f64x2.abs(f64x2.mul(x, y)), constant(0)), f64x2.lt(f64x2.abs(sum), constant(1)));
  return i64x2.bitmask(usual) == 3 ? sum : bothUnusual(x, y, z);
}

function bothUnusual(x: v128, y: v128, z: v128): v128 {
  const first = unusual(f64x2.extract_lane(x, 0), f64x2.extract_lane(y, 0), f64x2.extract_lane(z, 0));
  const second = unusual(f64x2.extract_lane(x, 1), f64x2.extract_lane(y, 1), f64x2.extract_lane(z, 1));
  return f64x2.replace_lane(f64x2.splat(first), 1, second);
}

// The second part of a result; every instance has its own.
let rest = f64x2.splat(0);

/** x · y + z in two parts, the second rounded to odd, and in `rest`. */
function twoParts(x: v128, y: v128, z: v128): v128 {
  const product = f64x2.mul(x, y);
  // Veltkamp's halves of factors, and Dekker's error of their product.
  const a = half(x), b = half(y), c = f64x2.sub(x, a), d = f64x2.sub(y, b);
  const inner = f64x2.sub(f64x2.sub(f64x2.sub(product, f64x2.mul(a, b)), f64x2.mul(c, b)), f64x2.mul(a, d));
  const error = f64x2.sub(f64x2.mul(c, d), inner);
  const low = f64x2.add(z, error), high = f64x2.add(product, low);
  rest = oddSum(twoSumError(z, error, low), twoSumError(product, low, high));
  return high;
}

// @ts-ignore: decorator
@inline
function half(x: v128): v128 {
  const wide = f64x2.mul(x, constant(2));
  return f64x2.sub(wide, f64x2.sub(wide, x));
}

/** a + b, rounded to odd: of the two doubles next to a sum that is none, the one whose last bit is set. */
// @ts-ignore: decorator
@inline
function oddSum(a: v128, b: v128): v128 {
  const sum = f64x2.add(a, b), error = twoSumError(a, b, sum), one = constant(3), zero = i64x2.splat(0);
  const even = i64x2.sub(v128.and(sum, one), one);
  const inexact = f64x2.gt(f64x2.abs(error), zero);
  const step = v128.or(i64x2.lt_s(v128.xor(sum, error), zero), one);
  return i64x2.add(sum, v128.and(step, v128.and(even, inexact)));
}

/** x · y + z of any numbers. */
function unusual(x: f64, y: f64, z: f64): f64 {
  // A product with zero, infinity or NaN is exact, and so is adding to it; adding zero changes nothing but its own sign.
  if (!isFinite<f64>(x) || !isFinite<f64>(y) || x == 0 || y == 0) return x * y + z;
  if (!isFinite<f64>(z)) return z;
  if (z == 0) return x * y;
  // Factors from 1 to 2; what is added next to their product, or so far away that it counts as next to nothing.
  const a = significand(x);
  let exponent = power;
  const b = significand(y);
  exponent += power;
  const c = significand(z), distance = min(max(power - exponent, -120), 120);
  exponent = max(exponent, power - 120);
  const high = twoParts(f64x2.splat(a), f64x2.splat(b), f64x2.splat(scaled(c, distance)));
  const sum = f64x2.extract_lane(f64x2.add(high, rest), 0);
  if (sum == 0) return 0;
  significand(sum);
  if (power + exponent >= -1022) return scaled(sum, exponent);
  if (power + exponent < -1076) return copysign<f64>(0, sum);
  // Subnormal numbers have fewer bits: above 2^52 units of their last place the sum is rounded there, once.
  const base = f64x2.splat(copysign<f64>(scaled(1, -1022 - exponent), sum));
  const above = f64x2.add(base, high);
  const rounded = f64x2.add(above, oddSum(twoSumError(base, high, above), rest));
  return copysign<f64>(scaled(f64x2.extract_lane(f64x2.sub(rounded, base), 0), exponent), sum);
}

// What `significand` takes away.
let power: i32 = 0;

/** x / 2^power, from 1 to 2 or of the other sign. */
function significand(x: f64): f64 {
  const tiny = Math.abs(x) < f64.MIN_NORMAL_VALUE;
  const bits = reinterpret<u64>(tiny ? x * 18014398509481984 : x);
  power = <i32>(bits >> 52 & 0x7ff) - (tiny ? 1077 : 1023);
  return reinterpret<f64>((bits & 0x800fffffffffffff) | 0x3ff0000000000000);
}

/** x · 2^exponent, by two factors that are no less than 2^-1022 each. */
function scaled(x: f64, exponent: i32): f64 {
  const first = exponent >> 1;
  return x * powerOfTwo(first) * powerOfTwo(exponent - first);
}

function powerOfTwo(exponent: i32): f64 {
  return reinterpret<f64>(<u64>(exponent + 1023) << 52);
}
