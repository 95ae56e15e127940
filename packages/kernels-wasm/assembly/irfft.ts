import { join, mirror, narrow } from "./_lib/spectrum";

export function irfft_join_f64(
  begin: usize, end: usize, from: usize, h: usize, to: usize, high: usize, low: usize, bits: usize,
): void {
  join<f64>(begin, end, from, h, to, high, low, bits);
}

export function irfft_join_f32(
  begin: usize, end: usize, from: usize, h: usize, to: usize, high: usize, low: usize, bits: usize,
): void {
  join<f32>(begin, end, from, h, to, high, low, bits);
}

export function irfft_mirror_f64(begin: usize, end: usize, from: usize, length: usize, to: usize): void {
  mirror<f64>(begin, end, from, length, to);
}

export function irfft_mirror_f32(begin: usize, end: usize, from: usize, length: usize, to: usize): void {
  mirror<f32>(begin, end, from, length, to);
}

export function irfft_narrow_f64(begin: usize, end: usize, z: usize, to: usize): void {
  narrow<f64>(begin, end, z, to);
}

export function irfft_narrow_f32(begin: usize, end: usize, z: usize, to: usize): void {
  narrow<f32>(begin, end, z, to);
}
