import { sinh64 } from "./_lib/hyperbolic64";
import { compact32, long64 } from "./_lib/long";
import { sinh32 } from "./_lib/single";

class Sinh {
  // @ts-ignore: decorator
  @inline
  double(x: v128): v128 {
    return sinh64(x);
  }

  // @ts-ignore: decorator
  @inline
  single(x: v128): v128 {
    return sinh32(x);
  }
}

export function sinh_f64(begin: usize, end: usize, x: usize, out: usize): void {
  long64<Sinh>(begin, end, x, out);
}

export function sinh_f32(begin: usize, end: usize, x: usize, out: usize): void {
  compact32<Sinh>(begin, end, x, out);
}
