import { draw, MAIN } from "./_lib/philox";

const SQUARE = memory.data<f64>([1.8446744073709552e19]); // 2^64

/**
 * Of ranges of `size` samples, [begin, end), but no more than `samples` in all: how many lie in the quarter of the unit
 * circle. `words` is room for those of 16 samples; sample k is the point (x, y) · 2^-32 of words 2k and 2k + 1.
 */
export function monteCarloPi_f64(begin: usize, end: usize, size: f64, samples: f64, keys: usize, words: usize, slot: usize): void {
  const first = <u64>begin * <u64>size, last = min(<u64>end * <u64>size, <u64>samples);
  let counts = i64x2.splat(0), count: i64 = 0;
  for (let at = first; at < last; at += 16) {
    draw(at >> 1, 0, MAIN, keys, words);
    const stop = words + <usize>min(last - at, 16) * 8;
    let p = words;
    for (; p + 16 <= stop; p += 16) counts = i64x2.sub(counts, inside(v128.load(p)));
    if (p < stop) count -= i64x2.extract_lane(inside(v128.load(p)), 0);
  }
  store<f64>(slot, <f64>(count + i64x2.extract_lane(counts, 0) + i64x2.extract_lane(counts, 1)));
  store<f64>(slot, <f64>(last - first), 8);
}

/** −1 for each of the two points of a block with x² + y² < 2^64. */
// @ts-ignore: decorator
@inline
function inside(words: v128): v128 {
  const p = f64x2.convert_low_i32x4_u(words), q = f64x2.convert_low_i32x4_u(v128.shuffle<i64>(words, words, 1, 1));
  const x = v128.shuffle<i64>(p, q, 0, 2), y = v128.shuffle<i64>(p, q, 1, 3);
  return f64x2.lt(f64x2.add(f64x2.mul(x, x), f64x2.mul(y, y)), v128.load64_splat(SQUARE));
}
