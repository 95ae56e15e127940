import { compare, Equal } from "./_lib/compare";

export function equal_f64(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<f64, Equal>(begin, end, x, y, out, form, slot);
}

export function equal_f32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<f32, Equal>(begin, end, x, y, out, form, slot);
}

export function equal_i32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<i32, Equal>(begin, end, x, y, out, form, slot);
}

export function equal_u32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<u32, Equal>(begin, end, x, y, out, form, slot);
}

export function equal_u8(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<u8, Equal>(begin, end, x, y, out, form, slot);
}
