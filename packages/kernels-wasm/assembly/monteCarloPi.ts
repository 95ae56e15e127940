import { draw, Group, MAIN } from "./_lib/philox";

const SQUARE = memory.data<f64>([1.8446744073709552e19]); // 2^64

/**
 * Of eight samples a group, groups [begin, end), but no more than `samples` in all: how many lie in the quarter of the
 * unit circle. Sample k is the point (x, y) · 2^-32 of words 2k and 2k + 1.
 */
export function monteCarloPi_f64(begin: usize, end: usize, size: f64, samples: f64, keys: usize, slot: usize): void {
  const first = <u64>begin * <u64>size, last = min(<u64>end * <u64>size, <u64>samples);
  const whole = last >> 3;
  let counts = i64x2.splat(0);
  for (let group = first >> 3; group < whole; group++) {
    draw(group, 0, MAIN, keys);
    const p = i64x2.add(inside(Group.a), inside(Group.b)), q = i64x2.add(inside(Group.c), inside(Group.d));
    counts = i64x2.sub(counts, i64x2.add(p, q));
  }
  let count = i64x2.extract_lane(counts, 0) + i64x2.extract_lane(counts, 1);
  const rest = <i32>(last & 7);
  if (rest > 0) {
    draw(whole, 0, MAIN, keys);
    count -= lanesOf(inside(Group.a), rest) + lanesOf(inside(Group.b), rest - 2);
    count -= lanesOf(inside(Group.c), rest - 4) + lanesOf(inside(Group.d), rest - 6);
  }
  store<f64>(slot, <f64>count);
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

/** The sum of the first `room` lanes. */
function lanesOf(mask: v128, room: i32): i64 {
  const one = room > 0 ? i64x2.extract_lane(mask, 0) : 0;
  return room > 1 ? one + i64x2.extract_lane(mask, 1) : one;
}
