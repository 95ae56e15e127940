import { sumOfF32, sumOfF64 } from "./_lib/twofold";

export function sum_f64(begin: usize, end: usize, x: usize, slot: usize): void {
  sumOfF64(begin, end, x, slot);
}

export function sum_f32(begin: usize, end: usize, x: usize, slot: usize): void {
  sumOfF32(begin, end, x, slot);
}
