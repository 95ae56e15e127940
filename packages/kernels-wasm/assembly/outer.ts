import { splatOne, loadOne, storeOne } from "./_lib/lanes";

export function outer_f64(begin: usize, end: usize, x: usize, y: usize, columns: usize, out: usize): void {
  multiply<f64>(begin, end, x, y, columns, out);
}

export function outer_f32(begin: usize, end: usize, x: usize, y: usize, columns: usize, out: usize): void {
  multiply<f32>(begin, end, x, y, columns, out);
}

/** Rows [begin, end) of the product. */
// @ts-ignore: decorator
@inline
function multiply<T>(begin: usize, end: usize, x: usize, y: usize, columns: usize, out: usize): void {
  const stride = columns * sizeof<T>();
  for (let row = begin; row < end; row++) {
    const factor = splatOne<T>(x + row * sizeof<T>()), to = out + row * stride;
    let at: usize = 0;
    for (; at + 32 <= stride; at += 32) {
      v128.store(to + at, v128.mul<T>(factor, v128.load(y + at)));
      v128.store(to + at, v128.mul<T>(factor, v128.load(y + at, 16)), 16);
    }
    for (; at < stride; at += sizeof<T>()) storeOne<T>(to + at, v128.mul<T>(factor, loadOne<T>(y + at)));
  }
}
