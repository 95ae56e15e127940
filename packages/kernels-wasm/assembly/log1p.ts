import { log1p64 } from "./_lib/log1p64";
import { compact32, long64 } from "./_lib/long";

class Log1p {
  // @ts-ignore: decorator
  @inline
  double(x: v128): v128 {
    return log1p64(x);
  }

  // @ts-ignore: decorator
  @inline
  single(x: v128): v128 {
    return log1p64(x);
  }
}

export function log1p_f64(begin: usize, end: usize, x: usize, out: usize): void {
  long64<Log1p>(begin, end, x, out);
}

export function log1p_f32(begin: usize, end: usize, x: usize, out: usize): void {
  compact32<Log1p>(begin, end, x, out);
}
