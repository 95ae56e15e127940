import { map2 } from "./_lib/map";

class Sub {
  // @ts-ignore: decorator
  @inline
  vector<T>(x: v128, y: v128): v128 {
    return v128.sub<T>(x, y);
  }
}

export function sub_f64(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<f64, Sub>(begin, end, x, y, out, form, slot);
}

export function sub_f32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<f32, Sub>(begin, end, x, y, out, form, slot);
}

export function sub_i32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<i32, Sub>(begin, end, x, y, out, form, slot);
}

export function sub_u32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<u32, Sub>(begin, end, x, y, out, form, slot);
}

export function sub_u8(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<u8, Sub>(begin, end, x, y, out, form, slot);
}
