import { along, results } from "./_lib/along";
import { greatestOfF32, greatestOfF64 } from "./_lib/extremes";
import { at, firstGreatestDown, mergeGreatest, search } from "./_lib/where-extreme";

function foldF64(begin: usize, end: usize, x: usize, cells: usize): void {
  search(begin, end, x, cells, 8, 1, greatestOfF64);
}

function foldF32(begin: usize, end: usize, x: usize, cells: usize): void {
  search(begin, end, x, cells, 4, 1, greatestOfF32);
}

export function argmax_f64(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, foldF64, mergeGreatest, at, firstGreatestDown);
}

export function argmax_f32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, foldF32, mergeGreatest, at, firstGreatestDown);
}

export function argmax_results_f64(begin: usize, end: usize, out: usize, table: usize): void {
  results(begin, end, out, table, mergeGreatest, at);
}
