import { logsOfF32, logsOfF64 } from "./_lib/logs";

export function log10_f64(begin: usize, end: usize, x: usize, out: usize): void {
  logsOfF64(begin, end, x, out, true);
}

export function log10_f32(begin: usize, end: usize, x: usize, out: usize): void {
  logsOfF32(begin, end, x, out, 0.4342944819032518);
}
