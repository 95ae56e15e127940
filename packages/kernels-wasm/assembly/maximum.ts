import { map2 } from "./_lib/map";

class Maximum {
  // @ts-ignore: decorator
  @inline
  vector<T>(x: v128, y: v128): v128 {
    return v128.max<T>(x, y);
  }
}

export function maximum_f64(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<f64, Maximum>(begin, end, x, y, out, form, slot);
}

export function maximum_f32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<f32, Maximum>(begin, end, x, y, out, form, slot);
}

export function maximum_i32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<i32, Maximum>(begin, end, x, y, out, form, slot);
}

export function maximum_u32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<u32, Maximum>(begin, end, x, y, out, form, slot);
}

export function maximum_u8(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<u8, Maximum>(begin, end, x, y, out, form, slot);
}
