import { down } from "./down";

// The first place of the least or the greatest element, or of the first NaN. Cells are (element, its index).

// Elements are searched one by one only in blocks whose extreme beats all before it.
const BLOCK: usize = 1024;

type Fold = (begin: usize, end: usize, x: usize, cells: usize) => void;

/** The index, as the result. */
export function at(cells: usize, n: f64, param: f64): f64 {
  return load<f64>(cells, 8);
}

/** Keeps the cells `b` in `a` if theirs is less, or the first NaN. */
export function mergeLeast(a: usize, b: usize): void {
  keep(a, b, load<f64>(b) < load<f64>(a));
}

/** The same if theirs is greater. */
export function mergeGreatest(a: usize, b: usize): void {
  keep(a, b, load<f64>(b) > load<f64>(a));
}

function keep(a: usize, b: usize, isBetter: bool): void {
  const x = load<f64>(a), y = load<f64>(b);
  if (isBetter || (y != y && x == x)) memory.copy(a, b, 16);
}

/** Writes the cells of x[begin], ..., x[end - 1], elements of `size` bytes; `sign` is -1 for the least, 1 for the greatest. */
export function search(begin: usize, end: usize, x: usize, cells: usize, size: usize, sign: f64, fold: Fold): void {
  let best: f64 = NaN, index = begin;
  for (let from = begin; from < end; from += BLOCK) {
    fold(from, min(from + BLOCK, end), x, cells);
    const value = load<f64>(cells);
    // So that an array of infinities has its first index too, the first block always counts.
    if (from != begin && value * sign <= best * sign) continue;
    best = value;
    index = find(from, x, size, value);
    if (value != value) break;
  }
  store<f64>(cells, best);
  store<f64>(cells, <f64>index, 8);
}

/** The first index from `from` on of an element that equals `value`, or is NaN as it is. One is known to be there. */
function find(from: usize, x: usize, size: usize, value: f64): usize {
  let i = from;
  while (true) {
    const element = size == 8 ? load<f64>(x + i * 8) : <f64>load<f32>(x + i * 4);
    if (element == value || (value != value && element != element)) return i;
    i++;
  }
}

/** The first of the least; the greatest is that of opposites. */
class First {
  isSum(): bool {
    return false;
  }
  third(c: v128, v: v128): v128 {
    return c;
  }
  end(a: v128, b: v128, c: v128): v128 {
    return a;
  }
  start(): v128 {
    return f64x2.splat(Infinity);
  }
  turn(v: v128, bits: v128): v128 {
    return v128.xor(v, bits);
  }
  begin(k: usize): v128 {
    return f64x2.splat(<f64>k);
  }
  first(a: v128, v: v128, k: usize, base: usize): v128 {
    return v128.bitselect(v, a, isBetter(a, v));
  }
  second(a: v128, b: v128, v: v128, k: usize, base: usize): v128 {
    return v128.bitselect(f64x2.splat(<f64>k), b, isBetter(a, v));
  }
}

// @ts-ignore: decorator
@inline
function isBetter(a: v128, v: v128): v128 {
  return v128.or(v128.lt<f64>(v, a), v128.andnot(v128.ne<f64>(v, v), v128.ne<f64>(a, a)));
}

function firstDown(
  x: usize, gap: usize, stride: usize, base: usize, from: usize, to: usize, n: usize, cells: usize, size: usize, flip: u64,
): void {
  down<First>(x, gap, stride, base, from, to, n, cells, size, flip);
}

/** The cells of lanes side by side. */
export function firstLeastDown(
  x: usize, gap: usize, stride: usize, base: usize, from: usize, to: usize, n: usize, cells: usize, size: usize,
): void {
  firstDown(x, gap, stride, base, from, to, n, cells, size, 0);
}

export function firstGreatestDown(
  x: usize, gap: usize, stride: usize, base: usize, from: usize, to: usize, n: usize, cells: usize, size: usize,
): void {
  firstDown(x, gap, stride, base, from, to, n, cells, size, 1 << 63);
}
