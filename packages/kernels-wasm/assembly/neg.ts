import { map1 } from "./_lib/map";

class Neg {
  // @ts-ignore: decorator
  @inline
  vector<T>(x: v128): v128 {
    return v128.neg<T>(x);
  }
}

export function neg_f64(begin: usize, end: usize, x: usize, out: usize): void {
  map1<f64, Neg>(begin, end, x, out);
}

export function neg_f32(begin: usize, end: usize, x: usize, out: usize): void {
  map1<f32, Neg>(begin, end, x, out);
}

export function neg_i32(begin: usize, end: usize, x: usize, out: usize): void {
  map1<i32, Neg>(begin, end, x, out);
}
