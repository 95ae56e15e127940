import { map1 } from "./_lib/map";

class Sign {
  // @ts-ignore: decorator
  @inline
  vector<T>(x: v128): v128 {
    const one = v128.splat<T>(1), zero = v128.splat<T>(0);
    const sign = v128.or(v128.and(v128.gt<T>(x, zero), one), v128.and(v128.lt<T>(x, zero), v128.neg<T>(one)));
    return isFloat<T>() ? v128.bitselect(sign, x, v128.eq<T>(x, x)) : sign;
  }
}

export function sign_f64(begin: usize, end: usize, x: usize, out: usize): void {
  map1<f64, Sign>(begin, end, x, out);
}

export function sign_f32(begin: usize, end: usize, x: usize, out: usize): void {
  map1<f32, Sign>(begin, end, x, out);
}

export function sign_i32(begin: usize, end: usize, x: usize, out: usize): void {
  map1<i32, Sign>(begin, end, x, out);
}
