import { compare, Less } from "./_lib/compare";

export function less_f64(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<f64, Less>(begin, end, x, y, out, form, slot);
}

export function less_f32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<f32, Less>(begin, end, x, y, out, form, slot);
}

export function less_i32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<i32, Less>(begin, end, x, y, out, form, slot);
}

export function less_u32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<u32, Less>(begin, end, x, y, out, form, slot);
}

export function less_u8(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compare<u8, Less>(begin, end, x, y, out, form, slot);
}
