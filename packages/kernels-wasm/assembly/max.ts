import { Greatest, fold } from "./_lib/fold";

export function max_f64(begin: usize, end: usize, x: usize, slot: usize): void {
  f64.store(slot, fold<f64, Greatest>(begin, end, x));
}

export function max_f32(begin: usize, end: usize, x: usize, slot: usize): void {
  f64.store(slot, fold<f32, Greatest>(begin, end, x));
}
