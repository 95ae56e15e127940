import { log64 } from "./_lib/log64";
import { long32, long64 } from "./_lib/long";
import { log32 } from "./_lib/single";

class Log {
  // @ts-ignore: decorator
  @inline
  double(x: v128): v128 {
    return log64(x);
  }

  // @ts-ignore: decorator
  @inline
  single(x: v128): v128 {
    return log32(x);
  }
}

export function log_f64(begin: usize, end: usize, x: usize, out: usize): void {
  long64<Log>(begin, end, x, out);
}

export function log_f32(begin: usize, end: usize, x: usize, out: usize): void {
  long32<Log>(begin, end, x, out);
}
