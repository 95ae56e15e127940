import { tanh64 } from "./_lib/hyperbolic64";
import { long32, long64 } from "./_lib/long";
import { tanh32 } from "./_lib/single";

class Tanh {
  // @ts-ignore: decorator
  @inline
  double(x: v128): v128 {
    return tanh64(x);
  }

  // @ts-ignore: decorator
  @inline
  single(x: v128): v128 {
    return tanh32(x);
  }
}

export function tanh_f64(begin: usize, end: usize, x: usize, out: usize): void {
  long64<Tanh>(begin, end, x, out);
}

export function tanh_f32(begin: usize, end: usize, x: usize, out: usize): void {
  long32<Tanh>(begin, end, x, out);
}
