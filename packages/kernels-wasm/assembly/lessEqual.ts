import { compare, LessEqual } from "./_lib/compare";

export function lessEqual_f64(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<f64, LessEqual>(begin, end, x, y, out, form, slot);
}

export function lessEqual_f32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<f32, LessEqual>(begin, end, x, y, out, form, slot);
}

export function lessEqual_i32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<i32, LessEqual>(begin, end, x, y, out, form, slot);
}

export function lessEqual_u32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<u32, LessEqual>(begin, end, x, y, out, form, slot);
}

export function lessEqual_u8(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<u8, LessEqual>(begin, end, x, y, out, form, slot);
}
