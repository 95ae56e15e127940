import { along, first, results } from "./_lib/along";
import { leastDown, leastOfF32, leastOfF64, mergeLeast } from "./_lib/extremes";
import { leastOfI32, leastOfU32, leastOfU8 } from "./_lib/whole";

export function min_f64(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, leastOfF64, mergeLeast, first, leastDown);
}

export function min_f32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, leastOfF32, mergeLeast, first, leastDown);
}

export function min_i32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, leastOfI32, mergeLeast, first);
}

export function min_u32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, leastOfU32, mergeLeast, first);
}

export function min_u8(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, leastOfU8, mergeLeast, first);
}

export function min_results_f64(begin: usize, end: usize, out: usize, table: usize): void {
  results(begin, end, out, table, mergeLeast, first);
}
