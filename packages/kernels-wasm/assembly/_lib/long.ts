import { op } from "./op";
import { rows2 } from "./rows";
import { demote, promoteHigh, promoteLow } from "./widen";

// Loops for operations that are long: one vector from each half of the range a turn (see map.ts for the halves; processors
// look far enough ahead to overlap the turns), and one function for what is left over, so that little code is made of each.
// An operation has two methods, both over two lanes of doubles: `double`, and `single`, exact to the digits of an f32.

// @ts-ignore: decorator
@inline
export function long64<Op>(begin: usize, end: usize, x: usize, out: usize): void {
  // The first half is whole vectors, unless there is but one element; the second one may end in the middle of one.
  const stop = end * 8, half = ((stop - begin * 8 + 31) >> 1) & ~15, middle = begin * 8 + half;
  for (let at = begin * 8; at < middle; at += 16) {
    const p = x + at, q = p + half, to = out + at, too = to + half, left = <isize>(stop - half - at);
    let a: v128, b: v128;
    if (left >= 16) {
      a = v128.load(p);
      b = v128.load(q);
    } else {
      a = stop - at >= 16 ? v128.load(p) : v128.load64_zero(p);
      b = left > 0 ? v128.load64_zero(q) : a;
    }
    a = op<Op>().double(a);
    b = op<Op>().double(b);
    if (left >= 16) {
      v128.store(to, a);
      v128.store(too, b);
    } else {
      if (stop - at >= 16) v128.store(to, a);
      else v128.store64_lane(to, a, 0);
      if (left > 0) v128.store64_lane(too, b, 0);
    }
  }
}

// @ts-ignore: decorator
@inline
export function long32<Op>(begin: usize, end: usize, x: usize, out: usize): void {
  const stop = end * 4;
  let at = begin * 4;
  for (; at + 16 <= stop; at += 16) {
    const v = v128.load(x + at);
    v128.store(out + at, demote(op<Op>().single(promoteLow(v)), op<Op>().single(promoteHigh(v))));
  }
  for (; at < stop; at += 4) {
    const v = f64x2.promote_low_f32x4(v128.load32_splat(x + at));
    v128.store32_lane(out + at, f32x4.demote_f64x2_zero(single<Op>(v)), 0);
  }
}

function single<Op>(x: v128): v128 {
  return op<Op>().single(x);
}

/** As long32, but the operation stands in the code once: 2 to 10 % slower, and less than half as much code. */
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

/** The same for two arrays, either of which may be broadcast (see map.ts). */
// @ts-ignore: decorator
@inline
export function pairs64<Op>(
  begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize,
): void {
  const at = begin * 8;
  if (form == 0) return loop64<Op>(end - begin, x + at, -1, y + at, -1, out + at);
  rows2(begin, end, x, y, out, form, slot, 8, 8, (n: usize, x: usize, xm: usize, y: usize, ym: usize, out: usize) => {
    loop64<Op>(n, x, xm, y, ym, out);
  });
}

function loop64<Op>(n: usize, x: usize, xm: usize, y: usize, ym: usize, out: usize): void {
  const stop = n * 8, half = (stop >> 1) & ~15;
  let at: usize = 0;
  for (; at < half; at += 16) {
    const too = at + half;
    const a = op<Op>().double(v128.load(x + (at & xm)), v128.load(y + (at & ym)));
    const b = op<Op>().double(v128.load(x + (too & xm)), v128.load(y + (too & ym)));
    v128.store(out + at, a);
    v128.store(out + too, b);
  }
  for (at += half; at < stop; at += 8) {
    v128.store64_lane(out + at, double2<Op>(v128.load64_splat(x + (at & xm)), v128.load64_splat(y + (at & ym))), 0);
  }
}

function double2<Op>(x: v128, y: v128): v128 {
  return op<Op>().double(x, y);
}

// @ts-ignore: decorator
@inline
export function pairs32<Op>(
  begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize,
): void {
  const at = begin * 4;
  if (form == 0) return loop32<Op>(end - begin, x + at, -1, y + at, -1, out + at);
  rows2(begin, end, x, y, out, form, slot, 4, 4, (n: usize, x: usize, xm: usize, y: usize, ym: usize, out: usize) => {
    loop32<Op>(n, x, xm, y, ym, out);
  });
}

function loop32<Op>(n: usize, x: usize, xm: usize, y: usize, ym: usize, out: usize): void {
  const stop = n * 4;
  let at: usize = 0;
  for (; at + 16 <= stop; at += 16) {
    const v = v128.load(x + (at & xm)), w = v128.load(y + (at & ym));
    const low = op<Op>().single(promoteLow(v), promoteLow(w));
    v128.store(out + at, demote(low, op<Op>().single(promoteHigh(v), promoteHigh(w))));
  }
  for (; at < stop; at += 4) {
    const v = f64x2.promote_low_f32x4(v128.load32_splat(x + (at & xm)));
    const w = f64x2.promote_low_f32x4(v128.load32_splat(y + (at & ym)));
    v128.store32_lane(out + at, f32x4.demote_f64x2_zero(single2<Op>(v, w)), 0);
  }
}

function single2<Op>(x: v128, y: v128): v128 {
  return op<Op>().single(x, y);
}
