import { mergeGreatest } from "./_lib/extremes";
import { Greatest } from "./_lib/fold";
import { carries, scanAlong } from "./_lib/scan";
import { scanExtreme } from "./_lib/scan-extreme";

function scanF64(begin: usize, end: usize, x: usize, out: usize, cells: usize): void {
  scanExtreme<f64, Greatest>(begin, end, x, out, cells);
}

function scanF32(begin: usize, end: usize, x: usize, out: usize, cells: usize): void {
  scanExtreme<f32, Greatest>(begin, end, x, out, cells);
}

export function cummax_carries_f64(begin: usize, end: usize, table: usize): void {
  carries(begin, end, table, mergeGreatest);
}

export function cummax_f64(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  scanAlong(begin, end, x, out, table, slot, scanF64);
}

export function cummax_f32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  scanAlong(begin, end, x, out, table, slot, scanF32);
}
