import { exp32 } from "./_lib/exp32";
import { exp64 } from "./_lib/exp64";
import { map1Split } from "./_lib/map";

class Exp {
  // @ts-ignore: decorator
  @inline
  vector<T>(x: v128): v128 {
    return sizeof<T>() == 8 ? exp64(x) : exp32(x);
  }
}

export function exp_f64(begin: usize, end: usize, x: usize, out: usize): void {
  map1Split<f64, Exp>(begin, end, x, out);
}

export function exp_f32(begin: usize, end: usize, x: usize, out: usize): void {
  map1Split<f32, Exp>(begin, end, x, out);
}
