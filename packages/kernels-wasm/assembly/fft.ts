import { pass } from "./_lib/fourier";
import { chirp, product } from "./_lib/spectrum";

export function fft_pass_f64(begin: usize, end: usize, form: usize, from: usize, to: usize, slot: usize): void {
  pass<f64>(begin, end, form, from, to, slot);
}

export function fft_pass_f32(begin: usize, end: usize, form: usize, from: usize, to: usize, slot: usize): void {
  pass<f32>(begin, end, form, from, to, slot);
}

export function fft_chirp_f64(
  begin: usize, end: usize, to: usize, n: usize, length: usize, high: usize, low: usize, bits: usize, sign: f64,
): void {
  chirp<f64>(begin, end, to, n, length, high, low, bits, sign);
}

export function fft_chirp_f32(
  begin: usize, end: usize, to: usize, n: usize, length: usize, high: usize, low: usize, bits: usize, sign: f64,
): void {
  chirp<f32>(begin, end, to, n, length, high, low, bits, sign);
}

export function fft_product_f64(
  begin: usize, end: usize, from: usize, fromLength: usize, to: usize, toLength: usize, w: usize, sign: f64, scale: f64,
): void {
  product<f64>(begin, end, from, fromLength, to, toLength, w, sign, scale);
}

export function fft_product_f32(
  begin: usize, end: usize, from: usize, fromLength: usize, to: usize, toLength: usize, w: usize, sign: f64, scale: f64,
): void {
  product<f32>(begin, end, from, fromLength, to, toLength, w, sign, scale);
}
