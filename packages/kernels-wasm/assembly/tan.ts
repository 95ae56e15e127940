import { tan64 } from "./_lib/trig64";
import { long32, long64 } from "./_lib/long";

class Tan {
  // @ts-ignore: decorator
  @inline
  double(x: v128): v128 {
    return tan64(x);
  }

  // @ts-ignore: decorator
  @inline
  single(x: v128): v128 {
    return tan64(x);
  }
}

export function tan_f64(begin: usize, end: usize, x: usize, out: usize): void {
  long64<Tan>(begin, end, x, out);
}

export function tan_f32(begin: usize, end: usize, x: usize, out: usize): void {
  long32<Tan>(begin, end, x, out);
}
