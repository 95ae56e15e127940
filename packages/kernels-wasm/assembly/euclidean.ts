import { Square } from "./_lib/metrics";
import { eachBlock, keep, packPanels, TILE_BYTES, tileOf } from "./_lib/tiles";

class Euclidean {
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
    for (let at = tile; at < tile + TILE_BYTES; at += 16) v128.store(at, v128.sqrt<T>(v128.load(at)));
    keep<T>(row, rows, column, room, tile, out, width);
  }
}

export function euclidean_f64(
  begin: usize, end: usize, x: usize, packed: usize, height: usize, width: usize, deep: usize, tall: usize, wide: usize,
  out: usize, slot: usize, extra: usize,
): void {
  eachBlock<f64, Euclidean>(begin, end, x, packed, height, width, deep, tall, wide, out, slot, extra);
}

export function euclidean_f32(
  begin: usize, end: usize, x: usize, packed: usize, height: usize, width: usize, deep: usize, tall: usize, wide: usize,
  out: usize, slot: usize, extra: usize,
): void {
  eachBlock<f32, Euclidean>(begin, end, x, packed, height, width, deep, tall, wide, out, slot, extra);
}

/** The first phase of every distance: packs panels [begin, end) of y. */
export function euclidean_pack_f64(begin: usize, end: usize, y: usize, width: usize, deep: usize, packed: usize): void {
  packPanels<f64>(begin, end, y, width, deep, packed);
}

export function euclidean_pack_f32(begin: usize, end: usize, y: usize, width: usize, deep: usize, packed: usize): void {
  packPanels<f32>(begin, end, y, width, deep, packed);
}
