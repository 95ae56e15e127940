import { Different, Either } from "./_lib/metrics";
import { eachBlock, keep, TILE_BYTES, tileOf } from "./_lib/tiles";

class Jaccard {
  // @ts-ignore: decorator
  @inline
  tile<T>(
    deep: usize, x0: usize, x1: usize, x2: usize, x3: usize, panel: usize, tile: usize, extra: usize,
  ): void {
    jaccardTile<T>(deep, x0, x1, x2, x3, panel, tile);
  }

  // @ts-ignore: decorator
  @inline
  sink<T>(
    row: usize, rows: usize, column: usize, room: usize, tile: usize, out: usize, width: usize, extra: usize,
  ): void {
    keep<T>(row, rows, column, room, tile, out, width);
  }
}

export function jaccard_f64(
  begin: usize, end: usize, x: usize, packed: usize, height: usize, width: usize, deep: usize, tall: usize, wide: usize,
  out: usize, slot: usize, extra: usize,
): void {
  eachBlock<f64, Jaccard>(begin, end, x, packed, height, width, deep, tall, wide, out, slot, extra);
}

export function jaccard_f32(
  begin: usize, end: usize, x: usize, packed: usize, height: usize, width: usize, deep: usize, tall: usize, wide: usize,
  out: usize, slot: usize, extra: usize,
): void {
  eachBlock<f32, Jaccard>(begin, end, x, packed, height, width, deep, tall, wide, out, slot, extra);
}

function jaccardTile<T>(
  deep: usize, x0: usize, x1: usize, x2: usize, x3: usize, panel: usize, tile: usize,
): void {
  const wholes = tile + TILE_BYTES, one = v128.splat<T>(<T>1);
  tileOf<T, Different>(deep, x0, x1, x2, x3, panel, tile);
  tileOf<T, Either>(deep, x0, x1, x2, x3, panel, wholes);
  // Rows of zeros differ nowhere: 0 of 1.
  for (let at: usize = 0; at < TILE_BYTES; at += 16) {
    v128.store(tile + at, v128.div<T>(v128.load(tile + at), v128.max<T>(v128.load(wholes + at), one)));
  }
}
