import { acos64 } from "./_lib/arc64";
import { compact32, long64 } from "./_lib/long";

class Acos {
  // @ts-ignore: decorator
  @inline
  double(x: v128): v128 {
    return acos64(x);
  }

  // @ts-ignore: decorator
  @inline
  single(x: v128): v128 {
    return acos64(x);
  }
}

export function acos_f64(begin: usize, end: usize, x: usize, out: usize): void {
  long64<Acos>(begin, end, x, out);
}

export function acos_f32(begin: usize, end: usize, x: usize, out: usize): void {
  compact32<Acos>(begin, end, x, out);
}
