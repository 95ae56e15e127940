import { sigmoid64 } from "./_lib/hyperbolic64";
import { long32, long64 } from "./_lib/long";

class Sigmoid {
  // @ts-ignore: decorator
  @inline
  double(x: v128): v128 {
    return sigmoid64(x);
  }

  // @ts-ignore: decorator
  @inline
  single(x: v128): v128 {
    return sigmoid64(x);
  }
}

export function sigmoid_f64(begin: usize, end: usize, x: usize, out: usize): void {
  long64<Sigmoid>(begin, end, x, out);
}

export function sigmoid_f32(begin: usize, end: usize, x: usize, out: usize): void {
  long32<Sigmoid>(begin, end, x, out);
}
