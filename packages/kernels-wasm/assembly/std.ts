import { along, results } from "./_lib/along";
import { mergeMoments, momentsDown, momentsOfF32, momentsOfF64 } from "./_lib/moments";

function finish(cells: usize, n: f64, ddof: f64): f64 {
  return sqrt(load<f64>(cells, 8) / max<f64>(n - ddof, 0));
}

export function std_f64(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, momentsOfF64, mergeMoments, finish, momentsDown);
}

export function std_f32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, momentsOfF32, mergeMoments, finish, momentsDown);
}

export function std_results_f64(begin: usize, end: usize, out: usize, table: usize): void {
  results(begin, end, out, table, mergeMoments, finish);
}
