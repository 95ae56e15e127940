import { along, results } from "./_lib/along";
import { mergeTwofold, sumOfF32, sumOfF64, twofoldValue } from "./_lib/twofold";

function finish(cells: usize, n: f64, param: f64): f64 {
  return twofoldValue(cells) / n;
}

export function mean_f64(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, sumOfF64, mergeTwofold, finish);
}

export function mean_f32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, sumOfF32, mergeTwofold, finish);
}

export function mean_results_f64(begin: usize, end: usize, out: usize, table: usize): void {
  results(begin, end, out, table, mergeTwofold, finish);
}
