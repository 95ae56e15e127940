import { compare } from "./_lib/compare";

class NotEqual {
  vector<T>(x: v128, y: v128): v128 {
    return v128.ne<T>(x, y);
  }
}

export function notEqual_f64(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<f64, NotEqual>(begin, end, x, y, out, form, slot);
}

export function notEqual_f32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<f32, NotEqual>(begin, end, x, y, out, form, slot);
}

export function notEqual_i32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<i32, NotEqual>(begin, end, x, y, out, form, slot);
}

export function notEqual_u32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<u32, NotEqual>(begin, end, x, y, out, form, slot);
}

export function notEqual_u8(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<u8, NotEqual>(begin, end, x, y, out, form, slot);
}
