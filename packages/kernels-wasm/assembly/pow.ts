import { guarded2 } from "./_lib/guarded";
import { pairs32 } from "./_lib/long";
import { isOddPower, pow64, powWide } from "./_lib/pow64";
import { pow32 } from "./_lib/single";

class Pow {
  // @ts-ignore: decorator
  @inline
  vector<T>(x: v128, y: v128): v128 {
    return pow64(x, y);
  }

  // @ts-ignore: decorator
  @inline
  isOdd<T>(x: v128, y: v128): v128 {
    return isOddPower(x, y);
  }

  // @ts-ignore: decorator
  @inline
  wide<T>(x: v128, y: v128): v128 {
    return powWide(x, y);
  }

  // @ts-ignore: decorator
  @inline
  single(x: v128, y: v128): v128 {
    return pow32(x, y);
  }
}

export function pow_f64(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  guarded2<f64, Pow>(begin, end, x, y, out, form, slot);
}

export function pow_f32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  pairs32<Pow>(begin, end, x, y, out, form, slot);
}
