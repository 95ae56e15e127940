import { hypot32, hypot64 } from "./_lib/hypot64";
import { pairs32, pairs64 } from "./_lib/long";

class Hypot {
  // @ts-ignore: decorator
  @inline
  double(x: v128, y: v128): v128 {
    return hypot64(x, y);
  }

  // @ts-ignore: decorator
  @inline
  single(x: v128, y: v128): v128 {
    return hypot32(x, y);
  }
}

export function hypot_f64(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  pairs64<Hypot>(begin, end, x, y, out, form, slot);
}

export function hypot_f32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  pairs32<Hypot>(begin, end, x, y, out, form, slot);
}
