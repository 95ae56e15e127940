import { map2 } from "./_lib/map";

class Div {
  // @ts-ignore: decorator
  @inline
  vector<T>(x: v128, y: v128): v128 {
    return v128.div<T>(x, y);
  }
}

export function div_f64(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<f64, Div>(begin, end, x, y, out, form, slot);
}

export function div_f32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<f32, Div>(begin, end, x, y, out, form, slot);
}
