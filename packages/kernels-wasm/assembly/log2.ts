import { logsOfF32, logsOfF64 } from "./_lib/logs";

export function log2_f64(begin: usize, end: usize, x: usize, out: usize): void {
  logsOfF64(begin, end, x, out, false);
}

export function log2_f32(begin: usize, end: usize, x: usize, out: usize): void {
  logsOfF32(begin, end, x, out, 1.4426950408889634);
}
