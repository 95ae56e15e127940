import { compare, Equal } from "./_lib/compare";

export function notEqual_f64(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<f64, Equal>(begin, end, x, y, out, form, slot, true);
}

export function notEqual_f32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<f32, Equal>(begin, end, x, y, out, form, slot, true);
}

export function notEqual_i32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<i32, Equal>(begin, end, x, y, out, form, slot, true);
}

export function notEqual_u32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<u32, Equal>(begin, end, x, y, out, form, slot, true);
}

export function notEqual_u8(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<u8, Equal>(begin, end, x, y, out, form, slot, true);
}
