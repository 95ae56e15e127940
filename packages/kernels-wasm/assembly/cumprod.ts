import { mergeProducts, products } from "./_lib/product";
import { carries, scanAlong } from "./_lib/scan";

export function cumprod_carries_f64(begin: usize, end: usize, table: usize): void {
  carries(begin, end, table, mergeProducts);
}

function scanF64(begin: usize, end: usize, x: usize, out: usize, cells: usize): void {
  products(begin, end, x, out, cells, 8);
}

function scanF32(begin: usize, end: usize, x: usize, out: usize, cells: usize): void {
  products(begin, end, x, out, cells, 4);
}

export function cumprod_f64(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  scanAlong(begin, end, x, out, table, slot, scanF64);
}

export function cumprod_f32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  scanAlong(begin, end, x, out, table, slot, scanF32);
}
