import { splatOne } from "./_lib/lanes";
import { pow64 } from "./_lib/pow64";
import { pow32 } from "./_lib/single";
import { eachBlock, keep, TILE_BYTES } from "./_lib/tiles";

class Minkowski {
  // @ts-ignore: decorator
  @inline
  tile<T>(
    deep: usize, x0: usize, x1: usize, x2: usize, x3: usize, panel: usize, tile: usize, extra: usize,
  ): void {
    minkowskiTile<T>(deep, x0, x1, x2, x3, panel, tile, extra);
  }

  // @ts-ignore: decorator
  @inline
  sink<T>(
    row: usize, rows: usize, column: usize, room: usize, tile: usize, out: usize, width: usize, extra: usize,
  ): void {
    keep<T>(row, rows, column, room, tile, out, width);
  }
}

export function minkowski_f64(
  begin: usize, end: usize, x: usize, packed: usize, height: usize, width: usize, deep: usize, tall: usize, wide: usize,
  out: usize, slot: usize, extra: usize,
): void {
  eachBlock<f64, Minkowski>(begin, end, x, packed, height, width, deep, tall, wide, out, slot, extra);
}

export function minkowski_f32(
  begin: usize, end: usize, x: usize, packed: usize, height: usize, width: usize, deep: usize, tall: usize, wide: usize,
  out: usize, slot: usize, extra: usize,
): void {
  eachBlock<f32, Minkowski>(begin, end, x, packed, height, width, deep, tall, wide, out, slot, extra);
}

// One function for all uses: the power is long.
function power<T>(x: v128, y: v128): v128 {
  return sizeof<T>() == 8 ? pow64(x, y) : pow32(x, y);
}

/** `extra` has the exponent and its inverse, as T. */
function minkowskiTile<T>(
  deep: usize, x0: usize, x1: usize, x2: usize, x3: usize, panel: usize, tile: usize, extra: usize,
): void {
  const p = splatOne<T>(extra), inverse = splatOne<T>(extra + sizeof<T>());
  for (let i: usize = 0; i < TILE_BYTES; i += 16) {
    const row = i < 32 ? x0 : i < 64 ? x1 : i < 96 ? x2 : x3;
    let sum = v128.splat<T>(<T>0);
    for (let k: usize = 0; k < deep; k++) {
      const y = v128.load(panel + 32 * k + (i & 16));
      sum = v128.add<T>(sum, power<T>(v128.abs<T>(v128.sub<T>(splatOne<T>(row + k * sizeof<T>()), y)), p));
    }
    v128.store(tile + i, power<T>(sum, inverse));
  }
}
