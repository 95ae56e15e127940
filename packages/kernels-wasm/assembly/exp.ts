import { exp32Wide, expOf32, isWide32 } from "./_lib/exp32";
import { exp64Wide, expOf, isWide } from "./_lib/exp64";
import { guarded1 } from "./_lib/guarded";

class Exp {
  // @ts-ignore: decorator
  @inline
  vector<T>(x: v128): v128 {
    return sizeof<T>() == 8 ? expOf(x) : expOf32(x);
  }

  // @ts-ignore: decorator
  @inline
  isOdd<T>(x: v128): v128 {
    return sizeof<T>() == 8 ? isWide(x) : isWide32(x);
  }

  // @ts-ignore: decorator
  @inline
  wide<T>(x: v128): v128 {
    return sizeof<T>() == 8 ? exp64Wide(x, f64x2.splat(0), 0) : exp32Wide(x);
  }
}

export function exp_f64(begin: usize, end: usize, x: usize, out: usize): void {
  guarded1<f64, Exp>(begin, end, x, out);
}

export function exp_f32(begin: usize, end: usize, x: usize, out: usize): void {
  guarded1<f32, Exp>(begin, end, x, out);
}
