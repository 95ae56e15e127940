import { op } from "./op";
import { demote, promoteHigh, promoteLow } from "./widen";

// Loops for operations that are long: one vector from each half of the range a turn (see map.ts for the halves; processors
// look far enough ahead to overlap the turns), and one function for what is left over, so that little code is made of each.
// An operation has two methods, both over two lanes of doubles: `double`, and `single`, exact to the digits of an f32.

// @ts-ignore: decorator
@inline
export function long64<Op>(begin: usize, end: usize, x: usize, out: usize): void {
  const stop = end * 8, half = ((stop - begin * 8) >> 1) & ~15;
  let at = begin * 8;
  for (const middle = at + half; at < middle; at += 16) {
    const a = op<Op>().double(v128.load(x + at));
    const b = op<Op>().double(v128.load(x + at + half));
    v128.store(out + at, a);
    v128.store(out + at + half, b);
  }
  for (at += half; at < stop; at += 8) v128.store64_lane(out + at, double<Op>(v128.load64_splat(x + at)), 0);
}

function double<Op>(x: v128): v128 {
  return op<Op>().double(x);
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

/** The same for two arrays. */
// @ts-ignore: decorator
@inline
export function pairs64<Op>(begin: usize, end: usize, x: usize, y: usize, out: usize): void {
  const stop = end * 8, half = ((stop - begin * 8) >> 1) & ~15;
  let at = begin * 8;
  for (const middle = at + half; at < middle; at += 16) {
    const a = op<Op>().double(v128.load(x + at), v128.load(y + at));
    const b = op<Op>().double(v128.load(x + at + half), v128.load(y + at + half));
    v128.store(out + at, a);
    v128.store(out + at + half, b);
  }
  for (at += half; at < stop; at += 8) {
    v128.store64_lane(out + at, double2<Op>(v128.load64_splat(x + at), v128.load64_splat(y + at)), 0);
  }
}

function double2<Op>(x: v128, y: v128): v128 {
  return op<Op>().double(x, y);
}

// @ts-ignore: decorator
@inline
export function pairs32<Op>(begin: usize, end: usize, x: usize, y: usize, out: usize): void {
  const stop = end * 4;
  let at = begin * 4;
  for (; at + 16 <= stop; at += 16) {
    const v = v128.load(x + at), w = v128.load(y + at);
    const low = op<Op>().single(promoteLow(v), promoteLow(w));
    v128.store(out + at, demote(low, op<Op>().single(promoteHigh(v), promoteHigh(w))));
  }
  for (; at < stop; at += 4) {
    const v = f64x2.promote_low_f32x4(v128.load32_splat(x + at)), w = f64x2.promote_low_f32x4(v128.load32_splat(y + at));
    v128.store32_lane(out + at, f32x4.demote_f64x2_zero(single2<Op>(v, w)), 0);
  }
}

function single2<Op>(x: v128, y: v128): v128 {
  return op<Op>().single(x, y);
}
