import { BASE_2, logBase64 } from "./_lib/log64";
import { long32, long64 } from "./_lib/long";

class Log2 {
  // @ts-ignore: decorator
  @inline
  double(x: v128): v128 {
    return logBase64(x, BASE_2);
  }

  // @ts-ignore: decorator
  @inline
  single(x: v128): v128 {
    return logBase64(x, BASE_2);
  }
}

export function log2_f64(begin: usize, end: usize, x: usize, out: usize): void {
  long64<Log2>(begin, end, x, out);
}

export function log2_f32(begin: usize, end: usize, x: usize, out: usize): void {
  long32<Log2>(begin, end, x, out);
}
