/**
 * The root of unity e^(-2πi t/n) as (re, im) in f64, from two tables of such pairs (src/kernels/_lib/fourier/roots.ts): of
 * multiples of 2^bits at `high`, and of what is below them at `low`. One product: within 3u of the exact root.
 */
// @ts-ignore: decorator
@inline
export function rootAt(high: usize, low: usize, bits: usize, t: usize): v128 {
  const a = high + ((t >> bits) << 4), b = v128.load(low + ((t & ((1 << bits) - 1)) << 4));
  return times64(b, v128.load64_splat(a), v128.load64_splat(a, 8));
}

/** The product of (re, im) and a number whose parts stand in both lanes of `re` and `im`. */
// @ts-ignore: decorator
@inline
export function times64(v: v128, re: v128, im: v128): v128 {
  const turned = v128.xor(v128.shuffle<i64>(v, v, 1, 0), i64x2(i64.MIN_VALUE, 0));
  return v128.add<f64>(v128.mul<f64>(v, re), v128.mul<f64>(turned, im));
}

/** The number at `ptr`, a pair of T, in f64. */
// @ts-ignore: decorator
@inline
export function loadPair<T>(ptr: usize): v128 {
  return sizeof<T>() == 8 ? v128.load(ptr) : f64x2.promote_low_f32x4(v128.load64_zero(ptr));
}

/** Writes a pair in f64 as one of T. */
// @ts-ignore: decorator
@inline
export function storePair<T>(ptr: usize, v: v128): void {
  if (sizeof<T>() == 8) v128.store(ptr, v);
  else v128.store64_lane(ptr, f32x4.demote_f64x2_zero(v), 0);
}
