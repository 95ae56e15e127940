import { op } from "./op";

/** Rows that are taken at a time. */
export const ROWS: usize = 16;

// Reductions of many lanes side by side, two in a vector, row by row: lanes next to each other, or short ones one behind
// the other. Cells are the four f64 of along.ts; the first two of each lane are kept here.

/**
 * Takes rows [from, to) into the cells of n lanes, `gap` bytes apart, whose elements are `stride` bytes apart and have
 * `size` bytes (8: f64, 4: f32). Where `from` is `base` the cells begin with it.
 */
export type Down = (
  x: usize, gap: usize, stride: usize, base: usize, from: usize, to: usize, n: usize, cells: usize, size: usize,
) => void;

/**
 * An operation says what becomes of the cells (a, b) of lanes, and of c beside them, by elements v of row k: they are `start`
 * and `begin` before the first, then come `second`, `third` and `first`, and `end` once some rows have been taken. `flip` has
 * the bits of v to turn round. Sums of many rows take four at a time.
 */
// @ts-ignore: decorator
@inline
export function down<Op>(
  x: usize, gap: usize, stride: usize, base: usize, from: usize, to: usize, n: usize, cells: usize, size: usize, flip: u64,
): void {
  // Lanes next to each other are loaded two at a time, in a loop that need not ask whether they are.
  const whole = gap == size && size >= 4 ? n & ~1 : 0;
  if (size == 8) sweep<Op>(x, 8, stride, base, from, to, whole, cells, 8, flip, true);
  else sweep<Op>(x, 4, stride, base, from, to, whole, cells, 4, flip, true);
  sweep<Op>(x + whole * gap, gap, stride, base, from, to, n - whole, cells + whole * 32, size, flip, false);
}

// @ts-ignore: decorator
@inline
function sweep<Op>(
  x: usize, gap: usize, stride: usize, base: usize, from: usize, to: usize, n: usize, cells: usize, size: usize, flip: u64,
  isBeside: bool,
): void {
  const bits = i64x2.splat(flip), step: usize = op<Op>().isSum() && to - from == ROWS ? 4 : 1;
  for (let j: usize = 0; j < n; j += 2, x += 2 * gap, cells += 64) {
    // The last lane of an odd number goes twice.
    const isPair = isBeside || j + 1 < n, next = isPair ? gap : 0;
    let p = x + from * stride, a = op<Op>().start(), b = op<Op>().begin(base), c = f64x2.splat(0);
    if (from != base) {
      const v = v128.load(cells), w = v128.load(cells, 32);
      a = op<Op>().turn(v128.shuffle<i64>(v, w, 0, 2), bits);
      b = v128.shuffle<i64>(v, w, 1, 3);
      c = a;
    }
    for (let k = from; k < to; k += step) {
      let v = two(p, next, size, isBeside);
      p += stride;
      if (op<Op>().isSum() && step == 4) {
        v = v128.add<f64>(v, two(p, next, size, isBeside));
        p += stride;
        const w = two(p, next, size, isBeside);
        p += stride;
        v = v128.add<f64>(v, v128.add<f64>(w, two(p, next, size, isBeside)));
        p += stride;
      }
      v = op<Op>().turn(v, bits);
      b = op<Op>().second(a, b, v, k, base);
      c = op<Op>().third(c, v);
      a = op<Op>().first(a, v, k, base);
    }
    a = op<Op>().turn(op<Op>().end(a, b, c), bits);
    v128.store(cells, v128.shuffle<i64>(a, b, 0, 2));
    if (isPair) v128.store(cells, v128.shuffle<i64>(a, b, 1, 3), 32);
  }
}

// @ts-ignore: decorator
@inline
function two(p: usize, gap: usize, size: usize, isBeside: bool): v128 {
  if (isBeside) return size == 8 ? v128.load(p) : f64x2.promote_low_f32x4(v128.load64_zero(p));
  if (size == 8) return v128.load64_lane(p + gap, v128.load64_zero(p), 1);
  return f64x2.promote_low_f32x4(v128.load32_lane(p + gap, v128.load32_zero(p), 1));
}
