import { compareTurned, LessEqual } from "./_lib/compare";

export function greaterEqual_f64(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compareTurned<f64, LessEqual>(begin, end, x, y, out, form, slot);
}

export function greaterEqual_f32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compareTurned<f32, LessEqual>(begin, end, x, y, out, form, slot);
}

export function greaterEqual_i32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compareTurned<i32, LessEqual>(begin, end, x, y, out, form, slot);
}

export function greaterEqual_u32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compareTurned<u32, LessEqual>(begin, end, x, y, out, form, slot);
}

export function greaterEqual_u8(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compareTurned<u8, LessEqual>(begin, end, x, y, out, form, slot);
}
