// Reductions along an axis, or over all elements: one driver for all kernels, which come as functions. The table
// (src/kernels/_lib/reduction.ts): results, length, inner, elements in a segment, segments, bytes of an element, result type,
// cells, then a parameter and the result of no elements as f64. Element k of result r stands at (r / inner · length + k) ·
// inner + r % inner. A unit is a segment of a result; its cells are three f64, and behind them how many elements there were.

/** Writes the cells of x[begin], ..., x[end - 1]. */
type Fold = (begin: usize, end: usize, x: usize, cells: usize) => void;
/** Adds the cells of what follows, `b`, to `a`. */
type Merge = (a: usize, b: usize) => void;
/** The result of cells of n elements. */
type Finish = (cells: usize, n: f64, param: f64) => f64;

const CELLS: usize = 32;
/** Columns that are turned into contiguous pieces together, and the length of these. */
const WIDTH: usize = 16;
const TILE: usize = 128;
/** From piece to piece, in elements: not a power of two, so that they share no places in the cache. */
const PITCH: usize = 136;

/** The first cell as the result. */
export function first(cells: usize, n: f64, param: f64): f64 {
  return load<f64>(cells);
}

/** Units [begin, end). With one segment results are finished; otherwise cells are stored for `results`. */
export function along(
  begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize, fold: Fold, merge: Merge, finish: Finish,
): void {
  const results = load<usize>(table), length = load<usize>(table, 4), inner = load<usize>(table, 8);
  const segment = load<usize>(table, 12), isWhole = load<usize>(table, 16) == 1, size = load<usize>(table, 20);
  for (let unit = begin; unit < end; ) {
    const part = unit / results, r = unit - part * results, outer = r / inner, column = r - outer * inner;
    const from = part * segment, to = min(length, from + segment);
    let width: usize = 1;
    if (inner == 1) {
      fold(from, to, x + r * length * size, slot);
    } else {
      width = min(min(end - unit, inner - column), WIDTH);
      columns(x + (outer * length * inner + column) * size, from, to, inner * size, width, size, slot, fold, merge);
    }
    for (let j: usize = 0; j < width; j++) {
      const cells = slot + j * CELLS;
      store<f64>(cells, <f64>(to - from), 24);
      if (isWhole) put(table, out, r + j, finish(cells, <f64>(to - from), load<f64>(table, 32)));
      else memory.copy(load<usize>(table, 28) + (unit + j) * CELLS, cells, CELLS);
    }
    unit += width;
  }
}

/** Results [begin, end) from the cells of their segments, in their order. */
export function results(begin: usize, end: usize, out: usize, table: usize, merge: Merge, finish: Finish): void {
  const count = load<usize>(table), segments = load<usize>(table, 16), base = load<usize>(table, 28);
  for (let r = begin; r < end; r++) {
    const cells = base + r * CELLS;
    for (let part: usize = 1; part < segments; part++) join(cells, base + (part * count + r) * CELLS, merge);
    put(table, out, r, finish(cells, load<f64>(cells, 24), load<f64>(table, 32)));
  }
}

function join(a: usize, b: usize, merge: Merge): void {
  merge(a, b);
  store<f64>(a, load<f64>(a, 24) + load<f64>(b, 24), 24);
}

/** Cells of `width` columns, tile by tile: their elements are brought together behind the cells. */
function columns(
  x: usize, from: usize, to: usize, stride: usize, width: usize, size: usize, slot: usize, fold: Fold, merge: Merge,
): void {
  const next = slot + WIDTH * CELLS, pieces = next + CELLS, pitch = PITCH * size;
  for (let begin = from; begin < to; begin += TILE) {
    const end = min(to, begin + TILE);
    for (let k = begin; k < end; k++) {
      const source = x + k * stride, target = pieces + (k - begin) * size;
      if (size == 8) for (let j: usize = 0; j < width; j++) store<u64>(target + j * pitch, load<u64>(source + j * 8));
      else if (size == 4) for (let j: usize = 0; j < width; j++) store<u32>(target + j * pitch, load<u32>(source + j * 4));
      else for (let j: usize = 0; j < width; j++) store<u8>(target + j * pitch, load<u8>(source + j));
    }
    for (let j: usize = 0; j < width; j++) {
      const cells = slot + j * CELLS, piece = pieces + j * pitch - begin * size;
      fold(begin, end, piece, begin == from ? cells : next);
      if (begin != from) {
        store<f64>(next, <f64>(end - begin), 24);
        join(cells, next, merge);
      } else store<f64>(cells, <f64>(end - begin), 24);
    }
  }
}

function put(table: usize, out: usize, r: usize, value: f64): void {
  const type = load<u32>(table, 24);
  if (type == 0) store<f64>(out + r * 8, value);
  else if (type == 1) store<f32>(out + r * 4, <f32>value);
  else if (type == 2) store<i32>(out + r * 4, <i32>value);
  else if (type == 3) store<u32>(out + r * 4, <u32>value);
  else store<u8>(out + r, <u8>value);
}
