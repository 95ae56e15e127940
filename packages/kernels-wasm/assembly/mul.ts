import { map2 } from "./_lib/map";

class Mul {
  // @ts-ignore: decorator
  @inline
  vector<T>(x: v128, y: v128): v128 {
    if (sizeof<T>() > 1) return v128.mul<T>(x, y);
    const low = i16x8.extmul_low_i8x16_u(x, y), high = i16x8.extmul_high_i8x16_u(x, y);
    return v128.shuffle<u8>(low, high, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
  }
}

export function mul_f64(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<f64, Mul>(begin, end, x, y, out, form, slot);
}

export function mul_f32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<f32, Mul>(begin, end, x, y, out, form, slot);
}

export function mul_i32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<i32, Mul>(begin, end, x, y, out, form, slot);
}

export function mul_u32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<u32, Mul>(begin, end, x, y, out, form, slot);
}

export function mul_u8(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2<u8, Mul>(begin, end, x, y, out, form, slot);
}
