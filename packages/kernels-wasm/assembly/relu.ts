import { map1 } from "./_lib/map";

class Relu {
  // @ts-ignore: decorator
  @inline
  vector<T>(x: v128): v128 {
    return isFloat<T>() ? v128.pmax<T>(x, v128.splat<T>(0)) : v128.max<T>(x, v128.splat<T>(0));
  }
}

export function relu_f64(begin: usize, end: usize, x: usize, out: usize): void {
  map1<f64, Relu>(begin, end, x, out);
}

export function relu_f32(begin: usize, end: usize, x: usize, out: usize): void {
  map1<f32, Relu>(begin, end, x, out);
}

export function relu_i32(begin: usize, end: usize, x: usize, out: usize): void {
  map1<i32, Relu>(begin, end, x, out);
}
