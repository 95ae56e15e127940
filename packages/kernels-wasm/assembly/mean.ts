import { along, results } from "./_lib/along";
import { mergeTwofold, sumDown, sumOfF32, sumOfF64, twofoldValue } from "./_lib/twofold";
import { sumOfI32, sumOfU32, sumOfU8 } from "./_lib/whole";

function finish(cells: usize, n: f64, param: f64): f64 {
  return twofoldValue(cells) / n;
}

export function mean_f64(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, sumOfF64, mergeTwofold, finish, sumDown);
}

export function mean_f32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, sumOfF32, mergeTwofold, finish, sumDown);
}

export function mean_i32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, sumOfI32, mergeTwofold, finish);
}

export function mean_u32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, sumOfU32, mergeTwofold, finish);
}

export function mean_u8(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, sumOfU8, mergeTwofold, finish);
}

export function mean_results_f64(begin: usize, end: usize, out: usize, table: usize): void {
  results(begin, end, out, table, mergeTwofold, finish);
}
