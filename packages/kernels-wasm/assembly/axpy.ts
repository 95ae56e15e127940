import { loadOne, storeOne } from "./_lib/lanes";
import { maskX, maskY, nextRow, rowLength, rowOut, rows2, rowX, rowY } from "./_lib/rows";
import { demote, promoteHigh, promoteLow } from "./_lib/widen";

export function axpy_f64(
  begin: usize, end: usize, alpha: f64, x: usize, y: usize, out: usize, form: usize, slot: usize,
): void {
  rows2(begin, end, x, y, out, form, slot, 8, 8);
  do loop64(f64x2.splat(alpha)); while (nextRow());
}

// In double precision, where the product is exact, so that nothing is lost to cancellation.
export function axpy_f32(
  begin: usize, end: usize, alpha: f64, x: usize, y: usize, out: usize, form: usize, slot: usize,
): void {
  rows2(begin, end, x, y, out, form, slot, 4, 4);
  do loop32(f64x2.splat(alpha)); while (nextRow());
}

// @ts-ignore: decorator
@inline
function loop64(a: v128): void {
  const stop = rowLength * 8, x = rowX, xm = maskX, y = rowY, ym = maskY, out = rowOut;
  let at: usize = 0;
  for (; at + 32 <= stop; at += 32) {
    const p = x + (at & xm), q = y + (at & ym);
    const first = v128.add<f64>(v128.mul<f64>(a, v128.load(p)), v128.load(q));
    const second = v128.add<f64>(v128.mul<f64>(a, v128.load(p, 16)), v128.load(q, 16));
    v128.store(out + at, first);
    v128.store(out + at, second, 16);
  }
  for (; at < stop; at += 8) {
    storeOne<f64>(out + at, v128.add<f64>(v128.mul<f64>(a, loadOne<f64>(x + (at & xm))), loadOne<f64>(y + (at & ym))));
  }
}

// @ts-ignore: decorator
@inline
function loop32(a: v128): void {
  const stop = rowLength * 4, x = rowX, xm = maskX, y = rowY, ym = maskY, out = rowOut;
  let at: usize = 0;
  for (; at + 16 <= stop; at += 16) v128.store(out + at, wide(a, v128.load(x + (at & xm)), v128.load(y + (at & ym))));
  for (; at < stop; at += 4) storeOne<f32>(out + at, wide(a, loadOne<f32>(x + (at & xm)), loadOne<f32>(y + (at & ym))));
}

// @ts-ignore: decorator
@inline
function wide(a: v128, x: v128, y: v128): v128 {
  const low = v128.add<f64>(v128.mul<f64>(a, promoteLow(x)), promoteLow(y));
  return demote(low, v128.add<f64>(v128.mul<f64>(a, promoteHigh(x)), promoteHigh(y)));
}
