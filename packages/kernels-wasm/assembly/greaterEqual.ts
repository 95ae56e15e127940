import { compare } from "./_lib/compare";

class GreaterEqual {
  vector<T>(x: v128, y: v128): v128 {
    return v128.ge<T>(x, y);
  }
}

export function greaterEqual_f64(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<f64, GreaterEqual>(begin, end, x, y, out, form, slot);
}

export function greaterEqual_f32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<f32, GreaterEqual>(begin, end, x, y, out, form, slot);
}

export function greaterEqual_i32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<i32, GreaterEqual>(begin, end, x, y, out, form, slot);
}

export function greaterEqual_u32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<u32, GreaterEqual>(begin, end, x, y, out, form, slot);
}

export function greaterEqual_u8(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<u8, GreaterEqual>(begin, end, x, y, out, form, slot);
}
