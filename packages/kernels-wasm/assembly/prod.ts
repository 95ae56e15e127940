import { along, results } from "./_lib/along";
import { mergeProducts, productOfF32, productOfF64, productValue } from "./_lib/product";

function finish(cells: usize, n: f64, param: f64): f64 {
  return productValue(cells);
}

export function prod_f64(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, productOfF64, mergeProducts, finish);
}

export function prod_f32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, productOfF32, mergeProducts, finish);
}

export function prod_results_f64(begin: usize, end: usize, out: usize, table: usize): void {
  results(begin, end, out, table, mergeProducts, finish);
}
