import { along, first, results } from "./_lib/along";
import { leastOfF32, leastOfF64, mergeLeast } from "./_lib/extremes";

export function min_f64(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, leastOfF64, mergeLeast, first);
}

export function min_f32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, leastOfF32, mergeLeast, first);
}

export function min_results_f64(begin: usize, end: usize, out: usize, table: usize): void {
  results(begin, end, out, table, mergeLeast, first);
}
