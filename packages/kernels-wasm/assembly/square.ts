import { map1 } from "./_lib/map";

class Square {
  // @ts-ignore: decorator
  @inline
  vector<T>(x: v128): v128 {
    if (sizeof<T>() > 1) return v128.mul<T>(x, x);
    const low = i16x8.extmul_low_i8x16_u(x, x), high = i16x8.extmul_high_i8x16_u(x, x);
    return v128.shuffle<u8>(low, high, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
  }
}

export function square_f64(begin: usize, end: usize, x: usize, out: usize): void {
  map1<f64, Square>(begin, end, x, out);
}

export function square_f32(begin: usize, end: usize, x: usize, out: usize): void {
  map1<f32, Square>(begin, end, x, out);
}

export function square_i32(begin: usize, end: usize, x: usize, out: usize): void {
  map1<i32, Square>(begin, end, x, out);
}

export function square_u32(begin: usize, end: usize, x: usize, out: usize): void {
  map1<u32, Square>(begin, end, x, out);
}

export function square_u8(begin: usize, end: usize, x: usize, out: usize): void {
  map1<u8, Square>(begin, end, x, out);
}
