import { erf64 } from "./_lib/erf64";
import { long32, long64 } from "./_lib/long";

class Erf {
  // @ts-ignore: decorator
  @inline
  double(x: v128): v128 {
    return erf64(x);
  }

  // @ts-ignore: decorator
  @inline
  single(x: v128): v128 {
    return erf64(x);
  }
}

export function erf_f64(begin: usize, end: usize, x: usize, out: usize): void {
  long64<Erf>(begin, end, x, out);
}

export function erf_f32(begin: usize, end: usize, x: usize, out: usize): void {
  long32<Erf>(begin, end, x, out);
}
