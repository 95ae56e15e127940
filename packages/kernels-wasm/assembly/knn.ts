import { Square } from "./_lib/metrics";
import { nearest } from "./_lib/nearest";

export function knn_f64(
  begin: usize, end: usize, queries: usize, packed: usize, width: usize, deep: usize, k: usize,
  indices: usize, distances: usize, slot: usize,
): void {
  nearest<f64, Square>(begin, end, queries, packed, width, deep, k, indices, distances, true, slot);
}

export function knn_f32(
  begin: usize, end: usize, queries: usize, packed: usize, width: usize, deep: usize, k: usize,
  indices: usize, distances: usize, slot: usize,
): void {
  nearest<f32, Square>(begin, end, queries, packed, width, deep, k, indices, distances, true, slot);
}
