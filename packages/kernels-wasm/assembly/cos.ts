import { cos64 } from "./_lib/trig64";
import { long32, long64 } from "./_lib/long";
import { sine32 } from "./_lib/single";

class Cos {
  // @ts-ignore: decorator
  @inline
  double(x: v128): v128 {
    return cos64(x);
  }

  // @ts-ignore: decorator
  @inline
  single(x: v128): v128 {
    return sine32(x, 32);
  }
}

export function cos_f64(begin: usize, end: usize, x: usize, out: usize): void {
  long64<Cos>(begin, end, x, out);
}

export function cos_f32(begin: usize, end: usize, x: usize, out: usize): void {
  long32<Cos>(begin, end, x, out);
}
