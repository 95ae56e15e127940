import { cbrt64 } from "./_lib/cbrt64";
import { compact32, long64 } from "./_lib/long";

class Cbrt {
  // @ts-ignore: decorator
  @inline
  double(x: v128): v128 {
    return cbrt64(x);
  }

  // @ts-ignore: decorator
  @inline
  single(x: v128): v128 {
    return cbrt64(x);
  }
}

export function cbrt_f64(begin: usize, end: usize, x: usize, out: usize): void {
  long64<Cbrt>(begin, end, x, out);
}

export function cbrt_f32(begin: usize, end: usize, x: usize, out: usize): void {
  compact32<Cbrt>(begin, end, x, out);
}
