import { tan64 } from "./_lib/trig64";
import { compact32, long64 } from "./_lib/long";
import { or0, sine32 } from "./_lib/single";

class Tan {
  // @ts-ignore: decorator
  @inline
  double(x: v128): v128 {
    return or0(tan64(x), x);
  }

  // @ts-ignore: decorator
  @inline
  single(x: v128): v128 {
    return or0(f64x2.div(sine32(x, 0), sine32(x, 32)), x);
  }
}

export function tan_f64(begin: usize, end: usize, x: usize, out: usize): void {
  long64<Tan>(begin, end, x, out);
}

export function tan_f32(begin: usize, end: usize, x: usize, out: usize): void {
  compact32<Tan>(begin, end, x, out);
}
