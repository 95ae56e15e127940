import { along, results } from "./_lib/along";
import { leastOfF32, leastOfF64 } from "./_lib/extremes";
import { at, firstLeastDown, mergeLeast, search } from "./_lib/where-extreme";

function foldF64(begin: usize, end: usize, x: usize, cells: usize): void {
  search(begin, end, x, cells, 8, -1, leastOfF64);
}

function foldF32(begin: usize, end: usize, x: usize, cells: usize): void {
  search(begin, end, x, cells, 4, -1, leastOfF32);
}

export function argmin_f64(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, foldF64, mergeLeast, at, firstLeastDown);
}

export function argmin_f32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, foldF32, mergeLeast, at, firstLeastDown);
}

export function argmin_results_f64(begin: usize, end: usize, out: usize, table: usize): void {
  results(begin, end, out, table, mergeLeast, at);
}
