import { compareTurned, Less } from "./_lib/compare";

export function greater_f64(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compareTurned<f64, Less>(begin, end, x, y, out, form, slot);
}

export function greater_f32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compareTurned<f32, Less>(begin, end, x, y, out, form, slot);
}

export function greater_i32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compareTurned<i32, Less>(begin, end, x, y, out, form, slot);
}

export function greater_u32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compareTurned<u32, Less>(begin, end, x, y, out, form, slot);
}

export function greater_u8(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  compareTurned<u8, Less>(begin, end, x, y, out, form, slot);
}
