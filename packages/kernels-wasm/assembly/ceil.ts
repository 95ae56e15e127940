import { map1 } from "./_lib/map";

class Ceil {
  // @ts-ignore: decorator
  @inline
  vector<T>(x: v128): v128 {
    return v128.ceil<T>(x);
  }
}

export function ceil_f64(begin: usize, end: usize, x: usize, out: usize): void {
  map1<f64, Ceil>(begin, end, x, out);
}

export function ceil_f32(begin: usize, end: usize, x: usize, out: usize): void {
  map1<f32, Ceil>(begin, end, x, out);
}
