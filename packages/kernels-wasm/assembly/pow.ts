import { pow64 } from "./_lib/pow64";
import { pairs32, pairs64 } from "./_lib/long";
import { pow32 } from "./_lib/single";

class Pow {
  // @ts-ignore: decorator
  @inline
  double(x: v128, y: v128): v128 {
    return pow64(x, y);
  }

  // @ts-ignore: decorator
  @inline
  single(x: v128, y: v128): v128 {
    return pow32(x, y);
  }
}

export function pow_f64(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  pairs64<Pow>(begin, end, x, y, out, form, slot);
}

export function pow_f32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  pairs32<Pow>(begin, end, x, y, out, form, slot);
}
