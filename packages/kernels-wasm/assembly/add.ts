import { map2 } from "./_lib/map";

class Add {
  // @ts-ignore: decorator
  @inline
  vector<T>(x: v128, y: v128): v128 {
    return v128.add<T>(x, y);
  }
}

export function add_f64(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<f64, Add>(begin, end, x, y, out, form, slot);
}

export function add_f32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<f32, Add>(begin, end, x, y, out, form, slot);
}

export function add_i32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<i32, Add>(begin, end, x, y, out, form, slot);
}

export function add_u32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<u32, Add>(begin, end, x, y, out, form, slot);
}

export function add_u8(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<u8, Add>(begin, end, x, y, out, form, slot);
}
