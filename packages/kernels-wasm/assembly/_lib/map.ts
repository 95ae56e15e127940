import { loadOne, storeLast, storeOne } from "./lanes";
import { op } from "./op";
import { maskX, maskY, maskZ, nextRow, rowLength, rowOut, rows2, rows3, rowX, rowY, rowZ } from "./rows";

// Two vectors a turn are as fast as four, and half the code; what is left over, less than a turn, goes one by one.

/** out[i] = op(x[i]) for i in [begin, end). Each element is loaded before it is stored, so `out` may be `x`. */
// @ts-ignore: decorator
@inline
export function map1<T, Op>(begin: usize, end: usize, x: usize, out: usize): void {
  const stop = end * sizeof<T>();
  let at = begin * sizeof<T>();
  for (; at + 32 <= stop; at += 32) {
    const a = op<Op>().vector<T>(v128.load(x + at)), b = op<Op>().vector<T>(v128.load(x + at, 16));
    v128.store(out + at, a);
    v128.store(out + at, b, 16);
  }
  for (; at < stop; at += sizeof<T>()) storeOne<T>(out + at, op<Op>().vector<T>(loadOne<T>(x + at)));
}

// Split: a vector from each half of the range a turn. Processors fetch ahead to the end of a page only, and an operation that
// takes long leaves them no time to look beyond it (at 1e7 f64 on one thread, in ns an element: exp 4.8 -> 2.4, threeHumpCamel
// 2.2 -> 1.8, but add 1.6 -> 1.9). Such operations are much code, which stands here once: for what is left over there is a turn
// more, of the two vectors that end where the range does, and only what belongs to it is written. What lies before a short
// range is read, too: below every array there is other memory of ours.

/** As map1, split. */
// @ts-ignore: decorator
@inline
export function map1Split<T, Op>(begin: usize, end: usize, x: usize, out: usize): void {
  const stop = end * sizeof<T>(), half = halfOf(stop - begin * sizeof<T>()), middle = begin * sizeof<T>() + half;
  let i = begin * sizeof<T>(), j = middle, left: usize = 0;
  while (true) {
    if (i == middle) {
      left = stop - j;
      if (left == 0) return;
      i = stop - 32;
      j = stop - 16;
    }
    const a = op<Op>().vector<T>(v128.load(x + i)), b = op<Op>().vector<T>(v128.load(x + j));
    if (left != 0) return storeLast(out + stop, left, a, b);
    v128.store(out + i, a);
    v128.store(out + j, b);
    i += 16;
    j += 16;
  }
}

/** Bytes of half a range, in whole vectors. */
// @ts-ignore: decorator
@inline
export function halfOf(bytes: usize): usize {
  return (bytes >> 1) & ~15;
}

// Operands that are broadcast: a loop goes along with its mask at -1, or stands still with 0, at 128 bytes of one repeated
// element; `rows.ts` cuts the range into such loops.

/** out[i] = op(x[i], y[i]) for i in [begin, end); `out` may be `x` or `y`. */
// @ts-ignore: decorator
@inline
export function map2<T, Op>(
  begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize,
): void {
  rows2(begin, end, x, y, out, form, slot, sizeof<T>(), sizeof<T>());
  do loop2<T, Op>(); while (nextRow());
}

// @ts-ignore: decorator
@inline
function loop2<T, Op>(): void {
  const stop = rowLength * sizeof<T>(), x = rowX, xm = maskX, y = rowY, ym = maskY, out = rowOut;
  let at: usize = 0;
  for (; at + 32 <= stop; at += 32) {
    const p = x + (at & xm), q = y + (at & ym);
    const a = op<Op>().vector<T>(v128.load(p), v128.load(q));
    const b = op<Op>().vector<T>(v128.load(p, 16), v128.load(q, 16));
    v128.store(out + at, a);
    v128.store(out + at, b, 16);
  }
  for (; at < stop; at += sizeof<T>()) {
    storeOne<T>(out + at, op<Op>().vector<T>(loadOne<T>(x + (at & xm)), loadOne<T>(y + (at & ym))));
  }
}

/** As map2, split. */
// @ts-ignore: decorator
@inline
export function map2Split<T, Op>(
  begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize,
): void {
  rows2(begin, end, x, y, out, form, slot, sizeof<T>(), sizeof<T>());
  do loop2Split<T, Op>(); while (nextRow());
}

// @ts-ignore: decorator
@inline
function loop2Split<T, Op>(): void {
  const stop = rowLength * sizeof<T>(), half = halfOf(stop), x = rowX, xm = maskX, y = rowY, ym = maskY, out = rowOut;
  let i: usize = 0, j = half, left: usize = 0;
  while (true) {
    if (i == half) {
      left = stop - j;
      if (left == 0) return;
      i = stop - 32;
      j = stop - 16;
    }
    const a = op<Op>().vector<T>(v128.load(x + (i & xm)), v128.load(y + (i & ym)));
    const b = op<Op>().vector<T>(v128.load(x + (j & xm)), v128.load(y + (j & ym)));
    if (left != 0) return storeLast(out + stop, left, a, b);
    v128.store(out + i, a);
    v128.store(out + j, b);
    i += 16;
    j += 16;
  }
}

/** out[i] = op(x[i], y[i], z[i]) for i in [begin, end); `out` may be any of them. */
// @ts-ignore: decorator
@inline
export function map3<T, Op>(
  begin: usize, end: usize, x: usize, y: usize, z: usize, out: usize, form: usize, slot: usize,
): void {
  rows3(begin, end, x, y, z, out, form, slot, sizeof<T>(), sizeof<T>(), sizeof<T>());
  do loop3<T, Op>(); while (nextRow());
}

// @ts-ignore: decorator
@inline
function loop3<T, Op>(): void {
  const stop = rowLength * sizeof<T>(), x = rowX, xm = maskX, y = rowY, ym = maskY, z = rowZ, zm = maskZ, out = rowOut;
  let at: usize = 0;
  for (; at + 32 <= stop; at += 32) {
    const p = x + (at & xm), q = y + (at & ym), r = z + (at & zm);
    const a = op<Op>().vector<T>(v128.load(p), v128.load(q), v128.load(r));
    const b = op<Op>().vector<T>(v128.load(p, 16), v128.load(q, 16), v128.load(r, 16));
    v128.store(out + at, a);
    v128.store(out + at, b, 16);
  }
  for (; at < stop; at += sizeof<T>()) {
    const a = loadOne<T>(x + (at & xm)), b = loadOne<T>(y + (at & ym)), c = loadOne<T>(z + (at & zm));
    storeOne<T>(out + at, op<Op>().vector<T>(a, b, c));
  }
}
