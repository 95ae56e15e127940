import { storeLast } from "./lanes";
import { map1Split, map2Split } from "./map";
import { op } from "./op";
import { maskX, maskY, nextRow, rowLength, rowOut, rows2, rowX, rowY } from "./rows";
import { demote, promoteHigh, promoteLow } from "./widen";

// Loops for operations that are long, so that little code is made of each (see map.ts). An operation has two methods, both
// over two lanes of doubles: `double`, and `single`, exact to the digits of an f32.

class Double<Op> {
  // @ts-ignore: decorator
  @inline
  vector<T>(x: v128): v128 {
    return op<Op>().double(x);
  }
}

class Double2<Op> {
  // @ts-ignore: decorator
  @inline
  vector<T>(x: v128, y: v128): v128 {
    return op<Op>().double(x, y);
  }
}

// @ts-ignore: decorator
@inline
export function long64<Op>(begin: usize, end: usize, x: usize, out: usize): void {
  map1Split<f64, Double<Op>>(begin, end, x, out);
}

// @ts-ignore: decorator
@inline
export function long32<Op>(begin: usize, end: usize, x: usize, out: usize): void {
  const stop = end * 4, whole = begin * 4 + ((stop - begin * 4) & ~15);
  let i = begin * 4, left: usize = 0;
  while (true) {
    if (i == whole) {
      left = stop - i;
      if (left == 0) return;
      i = stop - 16;
    }
    const v = v128.load(x + i);
    const r = demote(op<Op>().single(promoteLow(v)), op<Op>().single(promoteHigh(v)));
    if (left != 0) return storeLast(out + stop, left, r, r);
    v128.store(out + i, r);
    i += 16;
  }
}

/** As long32, but the operation stands in the code once: 2 to 10 % slower, and half as much code. */
// @ts-ignore: decorator
@inline
export function compact32<Op>(begin: usize, end: usize, x: usize, out: usize): void {
  const stop = end * 4;
  for (let at = begin * 4; at < stop; at += 8) {
    const isWhole = stop - at >= 8;
    const v = isWhole ? v128.load64_zero(x + at) : v128.load32_zero(x + at);
    const r = f32x4.demote_f64x2_zero(op<Op>().single(f64x2.promote_low_f32x4(v)));
    if (isWhole) v128.store64_lane(out + at, r, 0);
    else v128.store32_lane(out + at, r, 0);
  }
}

/** The same for two arrays, either of which may be broadcast. */
// @ts-ignore: decorator
@inline
export function pairs64<Op>(
  begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize,
): void {
  map2Split<f64, Double2<Op>>(begin, end, x, y, out, form, slot);
}

// @ts-ignore: decorator
@inline
export function pairs32<Op>(
  begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize,
): void {
  rows2(begin, end, x, y, out, form, slot, 4, 4);
  do loop32<Op>(); while (nextRow());
}

// @ts-ignore: decorator
@inline
function loop32<Op>(): void {
  const stop = rowLength * 4, whole = stop & ~15, x = rowX, xm = maskX, y = rowY, ym = maskY, out = rowOut;
  let i: usize = 0, left: usize = 0;
  while (true) {
    if (i == whole) {
      left = stop - i;
      if (left == 0) return;
      i = stop - 16;
    }
    const v = v128.load(x + (i & xm)), w = v128.load(y + (i & ym));
    const low = op<Op>().single(promoteLow(v), promoteLow(w));
    const r = demote(low, op<Op>().single(promoteHigh(v), promoteHigh(w)));
    if (left != 0) return storeLast(out + stop, left, r, r);
    v128.store(out + i, r);
    i += 16;
  }
}
