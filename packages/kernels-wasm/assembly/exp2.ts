import { exp2of64 } from "./_lib/exp64";
import { long32, long64 } from "./_lib/long";

class Exp2 {
  // @ts-ignore: decorator
  @inline
  double(x: v128): v128 {
    return exp2of64(x);
  }

  // @ts-ignore: decorator
  @inline
  single(x: v128): v128 {
    return exp2of64(x);
  }
}

export function exp2_f64(begin: usize, end: usize, x: usize, out: usize): void {
  long64<Exp2>(begin, end, x, out);
}

export function exp2_f32(begin: usize, end: usize, x: usize, out: usize): void {
  long32<Exp2>(begin, end, x, out);
}
