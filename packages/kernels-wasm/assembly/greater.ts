import { compare } from "./_lib/compare";

class Greater {
  vector<T>(x: v128, y: v128): v128 {
    return v128.gt<T>(x, y);
  }
}

export function greater_f64(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<f64, Greater>(begin, end, x, y, out, form, slot);
}

export function greater_f32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<f32, Greater>(begin, end, x, y, out, form, slot);
}

export function greater_i32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<i32, Greater>(begin, end, x, y, out, form, slot);
}

export function greater_u32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<u32, Greater>(begin, end, x, y, out, form, slot);
}

export function greater_u8(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<u8, Greater>(begin, end, x, y, out, form, slot);
}
