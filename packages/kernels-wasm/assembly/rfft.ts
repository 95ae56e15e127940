import { head, split, widen } from "./_lib/spectrum";

export function rfft_split_f64(
  begin: usize, end: usize, from: usize, h: usize, to: usize, high: usize, low: usize, bits: usize,
): void {
  split<f64>(begin, end, from, h, to, high, low, bits);
}

export function rfft_split_f32(
  begin: usize, end: usize, from: usize, h: usize, to: usize, high: usize, low: usize, bits: usize,
): void {
  split<f32>(begin, end, from, h, to, high, low, bits);
}

export function rfft_widen_f64(begin: usize, end: usize, x: usize, to: usize): void {
  widen<f64>(begin, end, x, to);
}

export function rfft_widen_f32(begin: usize, end: usize, x: usize, to: usize): void {
  widen<f32>(begin, end, x, to);
}

export function rfft_head_f64(begin: usize, end: usize, from: usize, length: usize, to: usize, kept: usize): void {
  head<f64>(begin, end, from, length, to, kept);
}

export function rfft_head_f32(begin: usize, end: usize, from: usize, length: usize, to: usize, kept: usize): void {
  head<f32>(begin, end, from, length, to, kept);
}
