import { map1 } from "./_lib/map";

class Abs {
  // @ts-ignore: decorator
  @inline
  vector<T>(x: v128): v128 {
    return v128.abs<T>(x);
  }
}

export function abs_f64(begin: usize, end: usize, x: usize, out: usize): void {
  map1<f64, Abs>(begin, end, x, out);
}

export function abs_f32(begin: usize, end: usize, x: usize, out: usize): void {
  map1<f32, Abs>(begin, end, x, out);
}

export function abs_i32(begin: usize, end: usize, x: usize, out: usize): void {
  map1<i32, Abs>(begin, end, x, out);
}
