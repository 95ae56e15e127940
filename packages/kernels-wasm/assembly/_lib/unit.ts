// Words as numbers in [0, 1).

const CONSTANTS = memory.data<u64>([
  0x4130000000000000, // 2^20, whose last digit is 2^-32
  0x3fe0000000000000, // 1/2, whose last digit is 2^-53
  0x00000000001fffff,
  0x4130000080000000, // 2^20 + 1/2
]);

/** The upper 53 bits of two words of 64, times 2^-53: exact. */
// @ts-ignore: decorator
@inline
export function unit64(words: v128): v128 {
  const high = v128.or(i64x2.shr_u(words, 32), v128.load64_splat(CONSTANTS));
  const digits = v128.and(i64x2.shr_u(words, 11), v128.load64_splat(CONSTANTS, 16));
  const low = v128.or(digits, v128.load64_splat(CONSTANTS, 8));
  return f64x2.add(f64x2.sub(high, v128.load64_splat(CONSTANTS, 24)), low);
}

/** The upper 24 bits of four words of 32, times 2^-24: exact. */
// @ts-ignore: decorator
@inline
export function unit32(words: v128): v128 {
  return f32x4.mul(f32x4.convert_i32x4_s(i32x4.shr_u(words, 8)), f32x4.splat(5.9604644775390625e-8));
}
