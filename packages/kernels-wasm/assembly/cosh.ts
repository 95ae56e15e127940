import { cosh64 } from "./_lib/hyperbolic64";
import { compact32, long64 } from "./_lib/long";
import { cosh32 } from "./_lib/single";

class Cosh {
  // @ts-ignore: decorator
  @inline
  double(x: v128): v128 {
    return cosh64(x);
  }

  // @ts-ignore: decorator
  @inline
  single(x: v128): v128 {
    return cosh32(x);
  }
}

export function cosh_f64(begin: usize, end: usize, x: usize, out: usize): void {
  long64<Cosh>(begin, end, x, out);
}

export function cosh_f32(begin: usize, end: usize, x: usize, out: usize): void {
  compact32<Cosh>(begin, end, x, out);
}
