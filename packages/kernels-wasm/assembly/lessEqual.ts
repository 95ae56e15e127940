import { compare, compareTurned, Less, LessEqual } from "./_lib/compare";

export function lessEqual_f64(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<f64, LessEqual>(begin, end, x, y, out, form, slot);
}

export function lessEqual_f32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<f32, LessEqual>(begin, end, x, y, out, form, slot);
}

export function lessEqual_i32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compareTurned<i32, Less>(begin, end, x, y, out, form, slot, true);
}

export function lessEqual_u32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compareTurned<u32, Less>(begin, end, x, y, out, form, slot, true);
}

export function lessEqual_u8(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compareTurned<u8, Less>(begin, end, x, y, out, form, slot, true);
}
