import { along, first, results } from "./_lib/along";
import { greatestDown, greatestOfF32, greatestOfF64, mergeGreatest } from "./_lib/extremes";
import { greatestOfI32, greatestOfU32, greatestOfU8 } from "./_lib/whole";

export function max_f64(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, greatestOfF64, mergeGreatest, first, greatestDown);
}

export function max_f32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, greatestOfF32, mergeGreatest, first, greatestDown);
}

export function max_i32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, greatestOfI32, mergeGreatest, first);
}

export function max_u32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, greatestOfU32, mergeGreatest, first);
}

export function max_u8(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, greatestOfU8, mergeGreatest, first);
}

export function max_results_f64(begin: usize, end: usize, out: usize, table: usize): void {
  results(begin, end, out, table, mergeGreatest, first);
}
