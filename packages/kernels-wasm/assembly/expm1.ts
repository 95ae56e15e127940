import { expm164 } from "./_lib/hyperbolic64";
import { compact32, long64 } from "./_lib/long";
import { expm1of32 } from "./_lib/single";

class Expm1 {
  // @ts-ignore: decorator
  @inline
  double(x: v128): v128 {
    return expm164(x);
  }

  // @ts-ignore: decorator
  @inline
  single(x: v128): v128 {
    return expm1of32(x);
  }
}

export function expm1_f64(begin: usize, end: usize, x: usize, out: usize): void {
  long64<Expm1>(begin, end, x, out);
}

export function expm1_f32(begin: usize, end: usize, x: usize, out: usize): void {
  compact32<Expm1>(begin, end, x, out);
}
