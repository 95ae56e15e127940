import { along, first, results } from "./_lib/along";
import { Greatest, fold } from "./_lib/fold";

function foldF64(begin: usize, end: usize, x: usize, cells: usize): void {
  store<f64>(cells, fold<f64, Greatest>(begin, end, x));
}

function foldF32(begin: usize, end: usize, x: usize, cells: usize): void {
  store<f64>(cells, fold<f32, Greatest>(begin, end, x));
}

function merge(a: usize, b: usize): void {
  store<f64>(a, f64.max(load<f64>(a), load<f64>(b)));
}

export function max_f64(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, foldF64, merge, first);
}

export function max_f32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, foldF32, merge, first);
}

export function max_results_f64(begin: usize, end: usize, out: usize, table: usize): void {
  results(begin, end, out, table, merge, first);
}
