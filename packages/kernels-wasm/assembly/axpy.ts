import { loadOne, storeOne } from "./_lib/lanes";
import { demote, promoteHigh, promoteLow } from "./_lib/widen";

export function axpy_f64(begin: usize, end: usize, alpha: f64, x: usize, y: usize, out: usize): void {
  const a = f64x2.splat(alpha);
  const stop = end * 8;
  let at = begin * 8;
  for (; at + 32 <= stop; at += 32) {
    const p = v128.add<f64>(v128.mul<f64>(a, v128.load(x + at)), v128.load(y + at));
    const q = v128.add<f64>(v128.mul<f64>(a, v128.load(x + at, 16)), v128.load(y + at, 16));
    v128.store(out + at, p);
    v128.store(out + at, q, 16);
  }
  for (; at < stop; at += 8) f64.store(out + at, alpha * f64.load(x + at) + f64.load(y + at));
}

// In double precision, where the product is exact, so that nothing is lost to cancellation.
export function axpy_f32(begin: usize, end: usize, alpha: f64, x: usize, y: usize, out: usize): void {
  const a = f64x2.splat(alpha);
  const stop = end * 4;
  let at = begin * 4;
  for (; at + 16 <= stop; at += 16) v128.store(out + at, wide(a, v128.load(x + at), v128.load(y + at)));
  for (; at < stop; at += 4) storeOne<f32>(out + at, wide(a, loadOne<f32>(x + at), loadOne<f32>(y + at)));
}

// @ts-ignore: decorator
@inline
function wide(a: v128, x: v128, y: v128): v128 {
  const low = v128.add<f64>(v128.mul<f64>(a, promoteLow(x)), promoteLow(y));
  return demote(low, v128.add<f64>(v128.mul<f64>(a, promoteHigh(x)), promoteHigh(y)));
}
