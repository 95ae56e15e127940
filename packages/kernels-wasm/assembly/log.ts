import { guarded1 } from "./_lib/guarded";
import { isOdd, log64, logWide } from "./_lib/log64";
import { long32 } from "./_lib/long";
import { log32 } from "./_lib/single";

class Log {
  // @ts-ignore: decorator
  @inline
  vector<T>(x: v128): v128 {
    return log64(x);
  }

  // @ts-ignore: decorator
  @inline
  isOdd<T>(x: v128): v128 {
    return isOdd(x);
  }

  // @ts-ignore: decorator
  @inline
  wide<T>(x: v128): v128 {
    return logWide(x);
  }

  // @ts-ignore: decorator
  @inline
  single(x: v128): v128 {
    return log32(x);
  }
}

export function log_f64(begin: usize, end: usize, x: usize, out: usize): void {
  guarded1<f64, Log>(begin, end, x, out);
}

export function log_f32(begin: usize, end: usize, x: usize, out: usize): void {
  long32<Log>(begin, end, x, out);
}
