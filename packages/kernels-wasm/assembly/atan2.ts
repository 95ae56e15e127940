import { atan2of64 } from "./_lib/arc64";
import { pairs32, pairs64 } from "./_lib/long";

class Atan2 {
  // @ts-ignore: decorator
  @inline
  double(y: v128, x: v128): v128 {
    return atan2of64(y, x);
  }

  // @ts-ignore: decorator
  @inline
  single(y: v128, x: v128): v128 {
    return atan2of64(y, x);
  }
}

export function atan2_f64(begin: usize, end: usize, y: usize, x: usize, out: usize, form: usize, slot: usize): void {
  pairs64<Atan2>(begin, end, y, x, out, form, slot);
}

export function atan2_f32(begin: usize, end: usize, y: usize, x: usize, out: usize, form: usize, slot: usize): void {
  pairs32<Atan2>(begin, end, y, x, out, form, slot);
}
