import { map2 } from "./_lib/map";

class Mul {
  vector<T>(x: v128, y: v128): v128 {
    return v128.mul<T>(x, y);
  }
}

export function mul_f64(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<f64, Mul>(begin, end, x, y, out, form, slot);
}

export function mul_f32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<f32, Mul>(begin, end, x, y, out, form, slot);
}
