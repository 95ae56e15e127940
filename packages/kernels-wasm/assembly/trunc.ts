import { map1 } from "./_lib/map";

class Trunc {
  // @ts-ignore: decorator
  @inline
  vector<T>(x: v128): v128 {
    return v128.trunc<T>(x);
  }
}

export function trunc_f64(begin: usize, end: usize, x: usize, out: usize): void {
  map1<f64, Trunc>(begin, end, x, out);
}

export function trunc_f32(begin: usize, end: usize, x: usize, out: usize): void {
  map1<f32, Trunc>(begin, end, x, out);
}
