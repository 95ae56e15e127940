import { guarded1 } from "./_lib/guarded";
import { isOdd1p, log1p64, log1pWide } from "./_lib/log1p64";
import { compact32 } from "./_lib/long";

class Log1p {
  // @ts-ignore: decorator
  @inline
  vector<T>(x: v128): v128 {
    return log1p64(x);
  }

  // @ts-ignore: decorator
  @inline
  isOdd<T>(x: v128): v128 {
    return isOdd1p(x);
  }

  // @ts-ignore: decorator
  @inline
  wide<T>(x: v128): v128 {
    return log1pWide(x);
  }

  // @ts-ignore: decorator
  @inline
  single(x: v128): v128 {
    return v128.any_true(isOdd1p(x)) ? log1pWide(x) : log1p64(x);
  }
}

export function log1p_f64(begin: usize, end: usize, x: usize, out: usize): void {
  guarded1<f64, Log1p>(begin, end, x, out);
}

export function log1p_f32(begin: usize, end: usize, x: usize, out: usize): void {
  compact32<Log1p>(begin, end, x, out);
}
