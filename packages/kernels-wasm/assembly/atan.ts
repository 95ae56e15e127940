import { atan64 } from "./_lib/arc64";
import { long32, long64 } from "./_lib/long";

class Atan {
  // @ts-ignore: decorator
  @inline
  double(x: v128): v128 {
    return atan64(x);
  }

  // @ts-ignore: decorator
  @inline
  single(x: v128): v128 {
    return atan64(x);
  }
}

export function atan_f64(begin: usize, end: usize, x: usize, out: usize): void {
  long64<Atan>(begin, end, x, out);
}

export function atan_f32(begin: usize, end: usize, x: usize, out: usize): void {
  long32<Atan>(begin, end, x, out);
}
