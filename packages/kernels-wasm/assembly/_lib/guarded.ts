import { loadOne, storeOne } from "./lanes";
import { halfOf } from "./map";
import { op } from "./op";
import { maskX, maskY, nextRow, rowLength, rowOut, rows2, rowX, rowY } from "./rows";

// Loops for operations that are simple for most arguments and have a way of their own, `wide`, for others, where `isOdd` has
// bits. A branch to a function within a loop makes V8 keep its registers in memory there (log 4.5 -> 3.3 ns an element
// without): so a block is looked over first, and then gone through by a loop without branches, or with `wide` alone. What is
// ordinary has to come out of both with the same bits. As in the split loops of map.ts, a turn takes a vector from each half of
// the range; what is left over goes one by one.

/** Bytes of either half that are looked over at a time: few enough to stay in the nearest cache. */
const BLOCK: usize = 1024;

/** out[i] = op(x[i]) for i in [begin, end); `out` may be `x`. */
// @ts-ignore: decorator
@inline
export function guarded1<T, Op>(begin: usize, end: usize, x: usize, out: usize): void {
  const stop = end * sizeof<T>(), half = halfOf(stop - begin * sizeof<T>()), middle = begin * sizeof<T>() + half;
  const xHalf = x + half, outHalf = out + half;
  let at = begin * sizeof<T>();
  while (at < middle) {
    const next = min(at + BLOCK, middle);
    let odd = i64x2.splat(0);
    for (let i = at; i < next; i += 16) {
      odd = v128.or(odd, v128.or(op<Op>().isOdd<T>(v128.load(x + i)), op<Op>().isOdd<T>(v128.load(xHalf + i))));
    }
    if (v128.any_true(odd)) {
      for (; at < next; at += 16) {
        v128.store(out + at, op<Op>().wide<T>(v128.load(x + at)));
        v128.store(outHalf + at, op<Op>().wide<T>(v128.load(xHalf + at)));
      }
    }
    for (; at < next; at += 16) {
      const a = op<Op>().vector<T>(v128.load(x + at)), b = op<Op>().vector<T>(v128.load(xHalf + at));
      v128.store(out + at, a);
      v128.store(outHalf + at, b);
    }
  }
  for (at += half; at < stop; at += sizeof<T>()) storeOne<T>(out + at, op<Op>().wide<T>(loadOne<T>(x + at)));
}

/** out[i] = op(x[i], y[i]) for i in [begin, end); `out` may be `x` or `y`, and either may be broadcast (see map.ts). */
// @ts-ignore: decorator
@inline
export function guarded2<T, Op>(
  begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize,
): void {
  rows2(begin, end, x, y, out, form, slot, sizeof<T>(), sizeof<T>());
  do row<T, Op>(); while (nextRow());
}

// @ts-ignore: decorator
@inline
function row<T, Op>(): void {
  const stop = rowLength * sizeof<T>(), half = halfOf(stop), x = rowX, xm = maskX, y = rowY, ym = maskY, out = rowOut;
  const xHalf = x + (half & xm), yHalf = y + (half & ym), outHalf = out + half;
  let at: usize = 0;
  while (at < half) {
    const next = min(at + BLOCK, half);
    let odd = i64x2.splat(0);
    for (let i = at; i < next; i += 16) {
      const a = op<Op>().isOdd<T>(v128.load(x + (i & xm)), v128.load(y + (i & ym)));
      odd = v128.or(odd, v128.or(a, op<Op>().isOdd<T>(v128.load(xHalf + (i & xm)), v128.load(yHalf + (i & ym)))));
    }
    if (v128.any_true(odd)) {
      for (; at < next; at += 16) {
        v128.store(out + at, op<Op>().wide<T>(v128.load(x + (at & xm)), v128.load(y + (at & ym))));
        v128.store(outHalf + at, op<Op>().wide<T>(v128.load(xHalf + (at & xm)), v128.load(yHalf + (at & ym))));
      }
    }
    for (; at < next; at += 16) {
      const a = op<Op>().vector<T>(v128.load(x + (at & xm)), v128.load(y + (at & ym)));
      const b = op<Op>().vector<T>(v128.load(xHalf + (at & xm)), v128.load(yHalf + (at & ym)));
      v128.store(out + at, a);
      v128.store(outHalf + at, b);
    }
  }
  for (at += half; at < stop; at += sizeof<T>()) {
    storeOne<T>(out + at, op<Op>().wide<T>(loadOne<T>(x + (at & xm)), loadOne<T>(y + (at & ym))));
  }
}
