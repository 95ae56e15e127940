import { map1 } from "./_lib/map";

class Round {
  // @ts-ignore: decorator
  @inline
  vector<T>(x: v128): v128 {
    return v128.nearest<T>(x);
  }
}

export function round_f64(begin: usize, end: usize, x: usize, out: usize): void {
  map1<f64, Round>(begin, end, x, out);
}

export function round_f32(begin: usize, end: usize, x: usize, out: usize): void {
  map1<f32, Round>(begin, end, x, out);
}
