import { compare, compareTurned, Less, LessEqual } from "./_lib/compare";

export function greaterEqual_f64(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compareTurned<f64, LessEqual>(begin, end, x, y, out, form, slot);
}

export function greaterEqual_f32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compareTurned<f32, LessEqual>(begin, end, x, y, out, form, slot);
}

export function greaterEqual_i32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<i32, Less>(begin, end, x, y, out, form, slot, true);
}

export function greaterEqual_u32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<u32, Less>(begin, end, x, y, out, form, slot, true);
}

export function greaterEqual_u8(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<u8, Less>(begin, end, x, y, out, form, slot, true);
}
