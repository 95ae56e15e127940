import { Down, ROWS } from "./down";

// Reductions along an axis, or over all elements: one driver for all kernels, which come as functions. The table
// (src/kernels/_lib/reduction.ts): results, length, inner, elements in a segment, segments, bytes of an element, result type,
// cells, then a parameter and the result of no elements as f64, a mask of bytes that choose elements, or 0, and the type of whole
// numbers that are taken as f64 (1: i32, 2: u32, 3: u8), or 0. Element k of
// result r stands at (r / inner · length + k) · inner + r % inner. A unit is a segment of a result; its cells are three f64,
// and behind them how many elements there were.

/** Writes the cells of x[begin], ..., x[end - 1]. */
type Fold = (begin: usize, end: usize, x: usize, cells: usize) => void;
/** Adds the cells of what follows, `b`, to `a`. */
export type Merge = (a: usize, b: usize) => void;
/** The result of cells of n elements. */
type Finish = (cells: usize, n: f64, param: f64) => f64;

export const CELLS: usize = 32;
/** Lanes that are gone along together; rows whose cells are merged with those above. */
const BESIDE: usize = 256;
export const TILE: usize = 128;
/** Lanes of less than this are gone along together even where each is contiguous. */
const SHORT: usize = 32;
/** Columns that are turned into contiguous pieces together, of a tile's length. */
export const WIDTH: usize = 16;
/** From piece to piece, in elements: not a power of two, so that they share no places in the cache. */
export const PITCH: usize = 136;

/** The first cell as the result. */
export function first(cells: usize, n: f64, param: f64): f64 {
  return load<f64>(cells);
}

/** Units [begin, end). With one segment results are finished; otherwise cells are stored for `results`. `down` may be null. */
export function along(
  begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize, fold: Fold, merge: Merge, finish: Finish,
  down: Down | null = null,
): void {
  const results = load<usize>(table), length = load<usize>(table, 4), inner = load<usize>(table, 8);
  const segment = load<usize>(table, 12), isWhole = load<usize>(table, 16) == 1, size = load<usize>(table, 20);
  const mask = load<usize>(table, 48), cast = load<u32>(table, 52), isPlain = (mask | cast) == 0;
  for (let unit = begin; unit < end; ) {
    const part = unit / results, r = unit - part * results, outer = r / inner, column = r - outer * inner;
    const from = part * segment, to = min(length, from + segment), corner = outer * length * inner + column;
    const isRow = inner == 1;
    let width: usize = min(min(end - unit, inner - column), WIDTH);
    if (isPlain && down !== null && (!isRow || length < SHORT)) {
      width = min(min(end - unit, isRow ? results - r : inner - column), BESIDE);
      const gap = isRow ? length * size : size;
      beside(x + corner * size, gap, from, to, inner * size, width, size, slot, merge, down);
    } else if (isPlain && isRow) {
      fold(from, to, x + corner * size, slot);
      store<f64>(slot, <f64>(to - from), 24);
    } else {
      columns(x + corner * size, mask == 0 ? 0 : mask + corner, from, to, inner, width, size, cast, slot, fold, merge);
    }
    if (isWhole) put(table, out, r, width, slot, finish);
    else memory.copy(load<usize>(table, 28) + unit * CELLS, slot, width * CELLS);
    unit += width;
  }
}

/** Results [begin, end) from the cells of their segments, in their order. */
export function results(begin: usize, end: usize, out: usize, table: usize, merge: Merge, finish: Finish): void {
  const count = load<usize>(table), segments = load<usize>(table, 16), base = load<usize>(table, 28);
  for (let r = begin; r < end; r++) {
    const cells = base + r * CELLS;
    for (let part: usize = 1; part < segments; part++) join(cells, base + (part * count + r) * CELLS, merge);
    put(table, out, r, 1, cells, finish);
  }
}

/** Adds the cells `b` to `a`; either may be of no elements. */
function join(a: usize, b: usize, merge: Merge): void {
  const n = load<f64>(a, 24), m = load<f64>(b, 24);
  if (n == 0) return memory.copy(a, b, CELLS);
  if (m == 0) return;
  merge(a, b);
  store<f64>(a, n + m, 24);
}

/** Cells of `width` lanes, `gap` bytes apart, tile by tile, row by row. */
function beside(
  x: usize, gap: usize, from: usize, to: usize, stride: usize, width: usize, size: usize, slot: usize, merge: Merge, down: Down,
): void {
  const rows = width < 32 ? TILE : ROWS;
  if (from == to) for (let j: usize = 0; j < width; j++) store<f64>(slot + j * CELLS, 0, 24);
  for (let base = from; base < to; base += TILE) {
    const stop = min(to, base + TILE), cells = base == from ? slot : slot + BESIDE * CELLS;
    for (let k = base; k < stop; k += rows) down(x, gap, stride, base, k, min(stop, k + rows), width, cells, size);
    for (let j: usize = 0; j < width; j++) {
      store<f64>(cells + j * CELLS, <f64>(stop - base), 24);
      if (base != from) join(slot + j * CELLS, cells + j * CELLS, merge);
    }
  }
}

/**
 * Cells of `width` columns, tile by tile: their elements, or those that the mask chooses, are brought together behind the
 * cells. `stride`: elements from row to row.
 */
function columns(
  x: usize, mask: usize, from: usize, to: usize, stride: usize, width: usize, size: usize, cast: u32, slot: usize,
  fold: Fold, merge: Merge,
): void {
  const own: usize = cast == 0 ? size : 8, next = slot + WIDTH * CELLS, pieces = next + CELLS, pitch = PITCH * own;
  for (let j: usize = 0; j < width; j++) store<f64>(slot + j * CELLS, 0, 24);
  for (let begin = from; begin < to; begin += TILE) {
    const end = min(to, begin + TILE);
    if (mask == 0) gather(x, begin, end, stride, width, size, pieces, pitch);
    for (let j: usize = 0; j < width; j++) {
      const piece = pieces + j * pitch, cells = slot + j * CELLS;
      const first = mask == 0 ? begin : 0;
      const last = mask == 0 ? end : chosen(x + j * size, mask + j, begin, end, stride, size, piece);
      if (last == first) continue;
      if (cast != 0) widen(piece, last - first, cast);
      fold(first, last, piece - first * own, next);
      store<f64>(next, <f64>(last - first), 24);
      join(cells, next, merge);
    }
  }
}

/** Brings rows [begin, end) of each column together. */
export function gather(
  x: usize, begin: usize, end: usize, stride: usize, width: usize, size: usize, pieces: usize, pitch: usize,
): void {
  for (let k = begin; k < end; k++) {
    const source = x + k * stride * size, target = pieces + (k - begin) * size;
    if (size == 8) for (let j: usize = 0; j < width; j++) store<u64>(target + j * pitch, load<u64>(source + j * 8));
    else if (size == 4) for (let j: usize = 0; j < width; j++) store<u32>(target + j * pitch, load<u32>(source + j * 4));
    else for (let j: usize = 0; j < width; j++) store<u8>(target + j * pitch, load<u8>(source + j));
  }
}

/** Brings those elements of one column together whose byte in the mask is not 0; returns how many there are. */
function chosen(x: usize, mask: usize, begin: usize, end: usize, stride: usize, size: usize, piece: usize): usize {
  let count: usize = 0;
  // Each is written, and what comes after it overwrites it if it was not chosen.
  for (let k = begin * stride; k < end * stride; k += stride) {
    if (size == 8) store<u64>(piece + count * 8, load<u64>(x + k * 8));
    else if (size == 4) store<u32>(piece + count * 4, load<u32>(x + k * 4));
    else store<u8>(piece + count, load<u8>(x + k));
    count += usize(load<u8>(mask + k) != 0);
  }
  return count;
}

/** Whole numbers become f64 in their place, the last one first. */
function widen(piece: usize, count: usize, cast: u32): void {
  while (count-- > 0) {
    const value = cast == 1 ? <f64>load<i32>(piece + count * 4)
      : cast == 2 ? <f64>load<u32>(piece + count * 4) : <f64>load<u8>(piece + count);
    store<f64>(piece + count * 8, value);
  }
}

/** Results [r, r + width) from their cells. */
function put(table: usize, out: usize, r: usize, width: usize, cells: usize, finish: Finish): void {
  const type = load<u32>(table, 24), param = load<f64>(table, 32), nothing = load<f64>(table, 40), stop = r + width;
  for (; r < stop; r++, cells += CELLS) {
    const n = load<f64>(cells, 24), value = n == 0 ? nothing : finish(cells, n, param);
    if (type == 0) store<f64>(out + r * 8, value);
    else if (type == 1) store<f32>(out + r * 4, <f32>value);
    else if (type == 2) store<i32>(out + r * 4, <i32>value);
    else if (type == 3) store<u32>(out + r * 4, <u32>value);
    else store<u8>(out + r, <u8>value);
  }
}
