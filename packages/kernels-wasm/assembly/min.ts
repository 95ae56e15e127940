import { along, first, results } from "./_lib/along";
import { fold, Least } from "./_lib/fold";

function foldF64(begin: usize, end: usize, x: usize, cells: usize): void {
  store<f64>(cells, fold<f64, Least>(begin, end, x));
}

function foldF32(begin: usize, end: usize, x: usize, cells: usize): void {
  store<f64>(cells, fold<f32, Least>(begin, end, x));
}

function merge(a: usize, b: usize): void {
  store<f64>(a, f64.min(load<f64>(a), load<f64>(b)));
}

export function min_f64(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, foldF64, merge, first);
}

export function min_f32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, foldF32, merge, first);
}

export function min_results_f64(begin: usize, end: usize, out: usize, table: usize): void {
  results(begin, end, out, table, merge, first);
}
