import { map1 } from "./_lib/map";

class Floor {
  // @ts-ignore: decorator
  @inline
  vector<T>(x: v128): v128 {
    return v128.floor<T>(x);
  }
}

export function floor_f64(begin: usize, end: usize, x: usize, out: usize): void {
  map1<f64, Floor>(begin, end, x, out);
}

export function floor_f32(begin: usize, end: usize, x: usize, out: usize): void {
  map1<f32, Floor>(begin, end, x, out);
}
