import { BASE_2, logBase64 } from "./_lib/log64";
import { compact32, long64 } from "./_lib/long";
import { LOG2E_F32, log32 } from "./_lib/single";

class Log2 {
  // @ts-ignore: decorator
  @inline
  double(x: v128): v128 {
    return logBase64(x, BASE_2);
  }

  // @ts-ignore: decorator
  @inline
  single(x: v128): v128 {
    return f64x2.mul(log32(x), v128.load64_splat(LOG2E_F32));
  }
}

export function log2_f64(begin: usize, end: usize, x: usize, out: usize): void {
  long64<Log2>(begin, end, x, out);
}

export function log2_f32(begin: usize, end: usize, x: usize, out: usize): void {
  compact32<Log2>(begin, end, x, out);
}
