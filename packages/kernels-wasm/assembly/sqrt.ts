import { map1 } from "./_lib/map";

class Sqrt {
  // @ts-ignore: decorator
  @inline
  vector<T>(x: v128): v128 {
    return v128.sqrt<T>(x);
  }
}

export function sqrt_f64(begin: usize, end: usize, x: usize, out: usize): void {
  map1<f64, Sqrt>(begin, end, x, out);
}

export function sqrt_f32(begin: usize, end: usize, x: usize, out: usize): void {
  map1<f32, Sqrt>(begin, end, x, out);
}
