import { asin64 } from "./_lib/arc64";
import { compact32, long64 } from "./_lib/long";

class Asin {
  // @ts-ignore: decorator
  @inline
  double(x: v128): v128 {
    return asin64(x);
  }

  // @ts-ignore: decorator
  @inline
  single(x: v128): v128 {
    return asin64(x);
  }
}

export function asin_f64(begin: usize, end: usize, x: usize, out: usize): void {
  long64<Asin>(begin, end, x, out);
}

export function asin_f32(begin: usize, end: usize, x: usize, out: usize): void {
  compact32<Asin>(begin, end, x, out);
}
