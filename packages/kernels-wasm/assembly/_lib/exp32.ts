import { REDUCTION_F32, TAIL_F32 } from "./exp-table";

const CONSTANTS = memory.data<f32>([
  87, // up to here neither overflow nor subnormal results; products on the way are of the size of 1
  12582912, // 1.5 · 2^23: added to a number it leaves it rounded to a whole one, in the low bits
  1,
]);

/** Where e^x may be no normal number. NaN is among that: adding to its exponent would make a number of it. */
// @ts-ignore: decorator
@inline
export function isWide32(x: v128): v128 {
  return v128.not(f32x4.le(f32x4.abs(x), v128.load32_splat(CONSTANTS)));
}

/** e^x where isWide32 has no bits, within 0.9 ulp. x = k ln2 + r with |r| <= ln2/2, e^x = 2^k (1 + r + r² q(r)). */
// @ts-ignore: decorator
@inline
export function expOf32(x: v128): v128 {
  const shifted = powersOf2(x);
  return i32x4.add(mantissa(x, shifted), i32x4.shl(shifted, 23));
}

/** e^x for any x; special values as C has them. 2^k may be out of range, so it is multiplied in as two factors. */
// @ts-ignore: decorator
@inline
export function exp32Wide(x: v128): v128 {
  return wide(x);
}

// @ts-ignore: decorator
@inline
export function exp32(x: v128): v128 {
  return v128.any_true(isWide32(x)) ? exp32Wide(x) : expOf32(x);
}

// Not exported, for asc takes exports of vectors for those of the module.
function wide(x: v128): v128 {
  // NaN passes; infinities come to where the result is 0 or infinite as well.
  x = f32x4.min(f32x4.max(x, f32x4.splat(-104)), f32x4.splat(89));
  const shifted = powersOf2(x);
  const k = i32x4.sub(shifted, i32x4.splat(0x4b400000));
  const half = i32x4.shr_s(k, 1);
  return f32x4.mul(f32x4.mul(mantissa(x, shifted), powerOf2(half)), powerOf2(i32x4.sub(k, half)));
}

// @ts-ignore: decorator
@inline
function powerOf2(k: v128): v128 {
  return i32x4.shl(i32x4.add(k, i32x4.splat(127)), 23);
}

/** x / ln2 rounded to a whole number, in the low bits. */
// @ts-ignore: decorator
@inline
function powersOf2(x: v128): v128 {
  return f32x4.add(f32x4.mul(x, v128.load32_splat(REDUCTION_F32)), v128.load32_splat(CONSTANTS, 4));
}

/** e^r. */
// @ts-ignore: decorator
@inline
function mantissa(x: v128, shifted: v128): v128 {
  const k = f32x4.sub(shifted, v128.load32_splat(CONSTANTS, 4));
  const high = f32x4.sub(x, f32x4.mul(k, v128.load32_splat(REDUCTION_F32, 4)));
  const low = f32x4.mul(k, v128.load32_splat(REDUCTION_F32, 8));
  const r = f32x4.sub(high, low);
  // What rounding took from r counts: a quarter of an ulp.
  const lost = f32x4.sub(f32x4.sub(high, r), low);
  const square = f32x4.mul(r, r);
  const q01 = f32x4.add(v128.load32_splat(TAIL_F32), f32x4.mul(r, v128.load32_splat(TAIL_F32, 4)));
  const q23 = f32x4.add(v128.load32_splat(TAIL_F32, 8), f32x4.mul(r, v128.load32_splat(TAIL_F32, 12)));
  const q45 = f32x4.add(v128.load32_splat(TAIL_F32, 16), f32x4.mul(r, v128.load32_splat(TAIL_F32, 20)));
  const q = f32x4.add(f32x4.add(q01, f32x4.mul(square, q23)), f32x4.mul(f32x4.mul(square, square), q45));
  const tail = f32x4.add(lost, f32x4.mul(square, q));
  return f32x4.add(v128.load32_splat(CONSTANTS, 8), f32x4.add(r, tail));
}
