import { lanes, splatOne } from "./lanes";
import { op } from "./op";

// Distances of rows of x from rows of y, in tiles: four rows of x against a panel, two vectors wide, of y. Panels are
// packed, so that what stands side by side in a vector are different rows of y. Each distance is one sum from the first
// component to the last, so it does not depend on where its rows stand.

/** Rows of x in a tile. */
const TILE: usize = 4;
/** Rows of x that meet a panel before the next one: the panel stays in the first-level cache, they in the second. */
const TALL: usize = 64;
/** Bytes of a tile: its rows are 32 bytes. */
export const TILE_BYTES: usize = 128;

/** Computes a tile. `extra` is what the metric needs beside the rows. */
export type Tile = (deep: usize, x0: usize, x1: usize, x2: usize, x3: usize, panel: usize, tile: usize, extra: usize) => void;
/** Takes the first `rows` rows and `room` columns of a tile, whose corner is at (row, column) of the matrix. */
export type Sink = (
  row: usize, rows: usize, column: usize, room: usize, tile: usize, out: usize, width: usize, extra: usize,
) => void;

/** Rows of y in a panel. */
// @ts-ignore: decorator
@inline
export function panelRows<T>(): usize {
  return 2 * lanes<T>();
}

/** Packs panels [begin, end) of y, `width` rows of `deep` components; the last panel is filled up with the last row. */
export function packPanels<T>(begin: usize, end: usize, y: usize, width: usize, deep: usize, packed: usize): void {
  for (let panel = begin; panel < end; panel++) {
    const to = packed + panel * deep * 32;
    for (let j: usize = 0; j < panelRows<T>(); j++) {
      const from = y + min(panel * panelRows<T>() + j, width - 1) * deep * sizeof<T>();
      for (let p: usize = 0; p < deep; p++) store<T>(to + p * 32 + j * sizeof<T>(), load<T>(from + p * sizeof<T>()));
    }
  }
}

/** Rows [begin, end) of x against rows [left, right) of y, where `left` begins a panel, tile by tile. */
export function eachTile<T>(
  begin: usize, end: usize, left: usize, right: usize, x: usize, packed: usize, width: usize, deep: usize,
  out: usize, slot: usize, extra: usize, tile: Tile, sink: Sink,
): void {
  const stride = deep * sizeof<T>();
  for (let top = begin; top < end; top += TALL) {
    const bottom = min(top + TALL, end);
    for (let column = left; column < right; column += panelRows<T>()) {
      const panel = packed + (column * sizeof<T>()) * deep;
      const room = min(panelRows<T>(), right - column);
      for (let row = top; row < bottom; row += TILE) {
        // Where rows are missing the last one stands for them.
        const last = x + (bottom - 1) * stride, x0 = x + row * stride;
        tile(deep, x0, min(x0 + stride, last), min(x0 + 2 * stride, last), min(x0 + 3 * stride, last), panel, slot, extra);
        sink(row, min(TILE, bottom - row), column, room, slot, out, width, extra);
      }
    }
  }
}

/**
 * Blocks [begin, end) of a matrix of distances, `tall` rows and `wide` columns each, counted along its rows of blocks. A
 * metric is a class with the methods `tile` and `sink`.
 */
// @ts-ignore: decorator
@inline
export function eachBlock<T, Metric>(
  begin: usize, end: usize, x: usize, packed: usize, height: usize, width: usize, deep: usize, tall: usize, wide: usize,
  out: usize, slot: usize, extra: usize,
): void {
  blocks<T>(
    begin, end, x, packed, height, width, deep, tall, wide, out, slot, extra,
    (deep: usize, x0: usize, x1: usize, x2: usize, x3: usize, panel: usize, tile: usize, extra: usize): void => {
      op<Metric>().tile<T>(deep, x0, x1, x2, x3, panel, tile, extra);
    },
    (row: usize, rows: usize, column: usize, room: usize, tile: usize, out: usize, width: usize, extra: usize): void => {
      op<Metric>().sink<T>(row, rows, column, room, tile, out, width, extra);
    },
  );
}

function blocks<T>(
  begin: usize, end: usize, x: usize, packed: usize, height: usize, width: usize, deep: usize, tall: usize, wide: usize,
  out: usize, slot: usize, extra: usize, tile: Tile, sink: Sink,
): void {
  const across = (width + wide - 1) / wide;
  for (let block = begin; block < end; block++) {
    const top = (block / across) * tall, left = (block % across) * wide;
    const bottom = min(top + tall, height), right = min(left + wide, width);
    eachTile<T>(top, bottom, left, right, x, packed, width, deep, out, slot, extra, tile, sink);
  }
}

/** A tile of sums: op's step takes what is summed so far and a component of each row. */
export function tileOf<T, Op>(
  deep: usize, x0: usize, x1: usize, x2: usize, x3: usize, panel: usize, tile: usize,
): void {
  let c00 = v128.splat<T>(<T>0), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00;
  for (const end = panel + 32 * deep; panel < end; panel += 32) {
    const b0 = v128.load(panel), b1 = v128.load(panel, 16);
    let v = splatOne<T>(x0);
    c00 = op<Op>().step<T>(c00, v, b0), c01 = op<Op>().step<T>(c01, v, b1);
    v = splatOne<T>(x1);
    c10 = op<Op>().step<T>(c10, v, b0), c11 = op<Op>().step<T>(c11, v, b1);
    v = splatOne<T>(x2);
    c20 = op<Op>().step<T>(c20, v, b0), c21 = op<Op>().step<T>(c21, v, b1);
    v = splatOne<T>(x3);
    c30 = op<Op>().step<T>(c30, v, b0), c31 = op<Op>().step<T>(c31, v, b1);
    x0 += sizeof<T>(), x1 += sizeof<T>(), x2 += sizeof<T>(), x3 += sizeof<T>();
  }
  v128.store(tile, c00), v128.store(tile, c01, 16);
  v128.store(tile, c10, 32), v128.store(tile, c11, 48);
  v128.store(tile, c20, 64), v128.store(tile, c21, 80);
  v128.store(tile, c30, 96), v128.store(tile, c31, 112);
}

/** Writes the tile to the matrix. */
export function keep<T>(
  row: usize, rows: usize, column: usize, room: usize, tile: usize, out: usize, width: usize,
): void {
  for (let i: usize = 0; i < rows; i++, tile += 32) {
    const to = out + ((row + i) * width + column) * sizeof<T>();
    if (room == panelRows<T>()) {
      v128.store(to, v128.load(tile)), v128.store(to, v128.load(tile, 16), 16);
    } else {
      memory.copy(to, tile, room * sizeof<T>());
    }
  }
}
