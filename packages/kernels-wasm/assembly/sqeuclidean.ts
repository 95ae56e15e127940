import { Square } from "./_lib/metrics";
import { eachBlock, keep, tileOf } from "./_lib/tiles";

class Sqeuclidean {
  // @ts-ignore: decorator
  @inline
  tile<T>(
    deep: usize, x0: usize, x1: usize, x2: usize, x3: usize, panel: usize, tile: usize, extra: usize,
  ): void {
    tileOf<T, Square>(deep, x0, x1, x2, x3, panel, tile);
  }

  // @ts-ignore: decorator
  @inline
  sink<T>(
    row: usize, rows: usize, column: usize, room: usize, tile: usize, out: usize, width: usize, extra: usize,
  ): void {
    keep<T>(row, rows, column, room, tile, out, width);
  }
}

export function sqeuclidean_f64(
  begin: usize, end: usize, x: usize, packed: usize, height: usize, width: usize, deep: usize, tall: usize, wide: usize,
  out: usize, slot: usize, extra: usize,
): void {
  eachBlock<f64, Sqeuclidean>(begin, end, x, packed, height, width, deep, tall, wide, out, slot, extra);
}

export function sqeuclidean_f32(
  begin: usize, end: usize, x: usize, packed: usize, height: usize, width: usize, deep: usize, tall: usize, wide: usize,
  out: usize, slot: usize, extra: usize,
): void {
  eachBlock<f32, Sqeuclidean>(begin, end, x, packed, height, width, deep, tall, wide, out, slot, extra);
}
