import { sin64 } from "./_lib/trig64";
import { long32, long64 } from "./_lib/long";
import { or0, sine32 } from "./_lib/single";

class Sin {
  // @ts-ignore: decorator
  @inline
  double(x: v128): v128 {
    return sin64(x);
  }

  // @ts-ignore: decorator
  @inline
  single(x: v128): v128 {
    return or0(sine32(x, 0), x);
  }
}

export function sin_f64(begin: usize, end: usize, x: usize, out: usize): void {
  long64<Sin>(begin, end, x, out);
}

export function sin_f32(begin: usize, end: usize, x: usize, out: usize): void {
  long32<Sin>(begin, end, x, out);
}
