import { map2 } from "./_lib/map";

class Minimum {
  // @ts-ignore: decorator
  @inline
  vector<T>(x: v128, y: v128): v128 {
    return v128.min<T>(x, y);
  }
}

export function minimum_f64(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<f64, Minimum>(begin, end, x, y, out, form, slot);
}

export function minimum_f32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<f32, Minimum>(begin, end, x, y, out, form, slot);
}

export function minimum_i32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<i32, Minimum>(begin, end, x, y, out, form, slot);
}

export function minimum_u32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<u32, Minimum>(begin, end, x, y, out, form, slot);
}

export function minimum_u8(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<u8, Minimum>(begin, end, x, y, out, form, slot);
}
