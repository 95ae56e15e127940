import { long32 } from "./_lib/long";
import { sines } from "./_lib/sines";
import { or0, sine32 } from "./_lib/single";

class Sin {
  // @ts-ignore: decorator
  @inline
  single(x: v128): v128 {
    return or0(sine32(x, 0), x);
  }
}

export function sin_f64(begin: usize, end: usize, x: usize, out: usize): void {
  sines(begin, end, x, out, 0);
}

export function sin_f32(begin: usize, end: usize, x: usize, out: usize): void {
  long32<Sin>(begin, end, x, out);
}
