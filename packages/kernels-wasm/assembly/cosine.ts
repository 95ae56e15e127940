import { splatOne } from "./_lib/lanes";
import { Product } from "./_lib/metrics";
import { eachBlock, keep, panelRows, tileOf } from "./_lib/tiles";

/** A phase before: lengths of rows [begin, end), as panels have room for them. */
export function cosine_lengths_f64(begin: usize, end: usize, x: usize, deep: usize, lengths: usize): void {
  lengthsOf<f64>(begin, end, x, deep, lengths);
}

export function cosine_lengths_f32(begin: usize, end: usize, x: usize, deep: usize, lengths: usize): void {
  lengthsOf<f32>(begin, end, x, deep, lengths);
}

class Cosine {
  // @ts-ignore: decorator
  @inline
  tile<T>(
    deep: usize, x0: usize, x1: usize, x2: usize, x3: usize, panel: usize, tile: usize, extra: usize,
  ): void {
    tileOf<T, Product>(deep, x0, x1, x2, x3, panel, tile);
  }

  // @ts-ignore: decorator
  @inline
  sink<T>(
    row: usize, rows: usize, column: usize, room: usize, tile: usize, out: usize, width: usize, extra: usize,
  ): void {
    keepAngles<T>(row, rows, column, room, tile, out, width, extra);
  }
}

export function cosine_f64(
  begin: usize, end: usize, x: usize, packed: usize, height: usize, width: usize, deep: usize, tall: usize, wide: usize,
  out: usize, slot: usize, extra: usize,
): void {
  eachBlock<f64, Cosine>(begin, end, x, packed, height, width, deep, tall, wide, out, slot, extra);
}

export function cosine_f32(
  begin: usize, end: usize, x: usize, packed: usize, height: usize, width: usize, deep: usize, tall: usize, wide: usize,
  out: usize, slot: usize, extra: usize,
): void {
  eachBlock<f32, Cosine>(begin, end, x, packed, height, width, deep, tall, wide, out, slot, extra);
}

function lengthsOf<T>(begin: usize, end: usize, x: usize, deep: usize, lengths: usize): void {
  for (let row = begin; row < end; row++) {
    const from = x + row * deep * sizeof<T>();
    let sum: T = 0;
    for (let p: usize = 0; p < deep; p++) {
      const value = load<T>(from + p * sizeof<T>());
      sum += value * value;
    }
    store<T>(lengths + row * sizeof<T>(), sqrt<T>(sum));
  }
}

/** A sink that makes 1 − cos of products. `extra` has the lengths of the rows of y, in whole panels, and then of x. */
function keepAngles<T>(
  row: usize, rows: usize, column: usize, room: usize, tile: usize, out: usize, width: usize, extra: usize,
): void {
  const one = v128.splat<T>(<T>1), panels = (width + panelRows<T>() - 1) / panelRows<T>();
  const lengths = extra + column * sizeof<T>();
  for (let i: usize = 0; i < rows; i++) {
    const length = splatOne<T>(extra + panels * 32 + (row + i) * sizeof<T>());
    for (let at = tile + 32 * i, k: usize = 0; k < 32; k += 16) {
      const cosine = v128.div<T>(v128.load(at + k), v128.mul<T>(length, v128.load(lengths + k)));
      // Rounding leaves some beyond 1.
      v128.store(at + k, v128.sub<T>(one, v128.max<T>(v128.min<T>(cosine, one), v128.neg<T>(one))));
    }
  }
  keep<T>(row, rows, column, room, tile, out, width);
}
