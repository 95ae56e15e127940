import { mergeLeast } from "./_lib/extremes";
import { Least } from "./_lib/fold";
import { carries, scanAlong } from "./_lib/scan";
import { scanExtreme } from "./_lib/scan-extreme";

function scanF64(begin: usize, end: usize, x: usize, out: usize, cells: usize): void {
  scanExtreme<f64, Least>(begin, end, x, out, cells);
}

function scanF32(begin: usize, end: usize, x: usize, out: usize, cells: usize): void {
  scanExtreme<f32, Least>(begin, end, x, out, cells);
}

export function cummin_carries_f64(begin: usize, end: usize, table: usize): void {
  carries(begin, end, table, mergeLeast);
}

export function cummin_f64(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  scanAlong(begin, end, x, out, table, slot, scanF64);
}

export function cummin_f32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  scanAlong(begin, end, x, out, table, slot, scanF32);
}
