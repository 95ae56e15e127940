import { Least, fold } from "./_lib/fold";

export function min_f64(begin: usize, end: usize, x: usize, slot: usize): void {
  f64.store(slot, fold<f64, Least>(begin, end, x));
}

export function min_f32(begin: usize, end: usize, x: usize, slot: usize): void {
  f64.store(slot, fold<f32, Least>(begin, end, x));
}
