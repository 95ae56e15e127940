import { greatestOfF32, greatestOfF64 } from "./_lib/extremes";
import { splatOne, storeOne } from "./_lib/lanes";

/** Phase 1: the greatest element of a chunk. */
export function cummax_greatest_f64(begin: usize, end: usize, x: usize, slot: usize): void {
  greatestOfF64(begin, end, x, slot);
}

export function cummax_greatest_f32(begin: usize, end: usize, x: usize, slot: usize): void {
  greatestOfF32(begin, end, x, slot);
}

/** Phase 2: that of each chunk becomes that of all chunks before it. */
export function cummax_before_f64(begin: usize, end: usize, slots: usize): void {
  let greatest: f64 = -Infinity;
  for (let slot = slots + begin * 8; slot < slots + end * 8; slot += 8) {
    const next = f64.max(greatest, load<f64>(slot));
    store<f64>(slot, greatest);
    greatest = next;
  }
}

// Phase 3. The chain from vector to vector is one maximum.
export function cummax_scan_f64(begin: usize, end: usize, x: usize, out: usize, slot: usize): void {
  scan<f64>(begin, end, x, out, f64x2.splat(load<f64>(slot)));
}

export function cummax_scan_f32(begin: usize, end: usize, x: usize, out: usize, slot: usize): void {
  scan<f32>(begin, end, x, out, f32x4.splat(<f32>load<f64>(slot)));
}

// @ts-ignore: decorator
@inline
function scan<T>(begin: usize, end: usize, x: usize, out: usize, greatest: v128): void {
  const stop = end * sizeof<T>();
  let at = begin * sizeof<T>();
  for (; at + 16 <= stop; at += 16) {
    let v = v128.load(x + at);
    if (sizeof<T>() == 8) {
      v = v128.max<T>(v, v128.shuffle<i64>(v, v, 0, 0));
      const last = v128.shuffle<i64>(v, v, 1, 1);
      v128.store(out + at, v128.max<T>(greatest, v));
      greatest = v128.max<T>(greatest, last);
    } else {
      v = v128.max<T>(v, v128.shuffle<i32>(v, v, 0, 0, 1, 2));
      v = v128.max<T>(v, v128.shuffle<i32>(v, v, 0, 1, 0, 1));
      const last = v128.shuffle<i32>(v, v, 3, 3, 3, 3);
      v128.store(out + at, v128.max<T>(greatest, v));
      greatest = v128.max<T>(greatest, last);
    }
  }
  for (; at < stop; at += sizeof<T>()) {
    greatest = v128.max<T>(greatest, splatOne<T>(x + at));
    storeOne<T>(out + at, greatest);
  }
}
