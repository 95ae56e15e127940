import { map1 } from "./_lib/map";

class Rsqrt {
  // @ts-ignore: decorator
  @inline
  vector<T>(x: v128): v128 {
    return v128.div<T>(v128.splat<T>(1), v128.sqrt<T>(x));
  }
}

export function rsqrt_f64(begin: usize, end: usize, x: usize, out: usize): void {
  map1<f64, Rsqrt>(begin, end, x, out);
}

export function rsqrt_f32(begin: usize, end: usize, x: usize, out: usize): void {
  map1<f32, Rsqrt>(begin, end, x, out);
}
