import { along, first, results } from "./_lib/along";
import { nonzerosOf32, nonzerosOfF32, nonzerosOfF64, nonzerosOfU8 } from "./_lib/nonzero";

function merge(a: usize, b: usize): void {
  store<f64>(a, load<f64>(a) + load<f64>(b));
}

export function countNonzero_f64(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, nonzerosOfF64, merge, first);
}

export function countNonzero_f32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, nonzerosOfF32, merge, first);
}

export function countNonzero_i32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, nonzerosOf32, merge, first);
}

export function countNonzero_u32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, nonzerosOf32, merge, first);
}

export function countNonzero_u8(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, nonzerosOfU8, merge, first);
}

export function countNonzero_results_f64(begin: usize, end: usize, out: usize, table: usize): void {
  results(begin, end, out, table, merge, first);
}
