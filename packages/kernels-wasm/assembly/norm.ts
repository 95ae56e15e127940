import { dot_f32, dot_f64 } from "./dot";
import { along, first, results } from "./_lib/along";
import { greatestOfF32, greatestOfF64, leastOfF32, leastOfF64, mergeGreatest } from "./_lib/extremes";
import { mergeTwofold, storeTwofold, twofoldValue, twoSumError } from "./_lib/twofold";

type Fold = (begin: usize, end: usize, x: usize, cells: usize) => void;

// Cells are (sum, error, scale): squares are summed up of x · scale, a power of two that is 1 unless they would overflow, or
// lose digits to underflow.
const TINY: f64 = 1.0261342003245941e-289; // 2^-960
const BLOCK: usize = 2048;

function squaresOfF64(begin: usize, end: usize, x: usize, cells: usize): void {
  dot_f64(begin, end, x, x, cells);
  store<f64>(cells, 1, 16);
  const sum = load<f64>(cells);
  if (sum >= TINY && sum < Infinity) return;
  magnitudeOfF64(begin, end, x, cells);
  const most = load<f64>(cells);
  // An infinity or a NaN is its own square.
  if (!(most < Infinity)) return store<f64>(cells, 0, 8);
  // To about 1, by a power of two that both it and its inverse are normal; zeros by a large one, to give way to any other.
  const scale = reinterpret<f64>((2046 - min<i64>(max<i64>(reinterpret<i64>(most) >> 52, 23), 2000)) << 52);
  sumOf(begin, end, x, cells, 8, scale, true);
  store<f64>(cells, scale, 16);
}

function squaresOfF32(begin: usize, end: usize, x: usize, cells: usize): void {
  dot_f32(begin, end, x, x, cells);
  store<f64>(cells, 1, 16);
}

/** Adds the cells `b` to `a`, by the smaller scale. */
function mergeSquares(a: usize, b: usize): void {
  const p = load<f64>(a, 16), q = load<f64>(b, 16), both = min(p, q);
  rescale(a, both / p);
  rescale(b, both / q);
  mergeTwofold(a, b);
  store<f64>(a, both, 16);
}

function rescale(cells: usize, by: f64): void {
  store<f64>(cells, load<f64>(cells) * by * by);
  store<f64>(cells, load<f64>(cells, 8) * by * by, 8);
}

function root(cells: usize, n: f64, param: f64): f64 {
  return sqrt(twofoldValue(cells)) / load<f64>(cells, 16);
}

function sizesOfF64(begin: usize, end: usize, x: usize, cells: usize): void {
  sumOf(begin, end, x, cells, 8, 1, false);
}

function sizesOfF32(begin: usize, end: usize, x: usize, cells: usize): void {
  sumOf(begin, end, x, cells, 4, 1, false);
}

function sum(cells: usize, n: f64, param: f64): f64 {
  return twofoldValue(cells);
}

/** Writes (sum, error) of the absolute values, or the squares, of x · scale. */
function sumOf(begin: usize, end: usize, x: usize, cells: usize, size: usize, scale: f64, isSquare: bool): void {
  const by = f64x2.splat(scale);
  let s0 = f64x2.splat(0), s1 = s0, error = s0;
  for (let at = x + begin * size, stop = x + end * size; at < stop; ) {
    let v: v128;
    if (at + 2 * size <= stop) {
      v = size == 8 ? v128.load(at) : f64x2.promote_low_f32x4(v128.load64_zero(at));
      at += 2 * size;
    } else {
      v = size == 8 ? v128.load64_zero(at) : f64x2.promote_low_f32x4(v128.load32_zero(at));
      at += size;
    }
    v = v128.mul<f64>(v, by);
    v = isSquare ? v128.mul<f64>(v, v) : v128.abs<f64>(v);
    const next = v128.add<f64>(s0, v);
    error = v128.add<f64>(error, twoSumError(s0, v, next));
    s0 = next;
  }
  storeTwofold(cells, s0, s1, error);
}

function magnitudeOfF64(begin: usize, end: usize, x: usize, cells: usize): void {
  magnitude(begin, end, x, cells, leastOfF64, greatestOfF64);
}

function magnitudeOfF32(begin: usize, end: usize, x: usize, cells: usize): void {
  magnitude(begin, end, x, cells, leastOfF32, greatestOfF32);
}

/** The greatest absolute value, block by block, as each is read twice. */
function magnitude(begin: usize, end: usize, x: usize, cells: usize, least: Fold, greatest: Fold): void {
  let most: f64 = 0;
  for (let from = begin; from < end; from += BLOCK) {
    const to = min(from + BLOCK, end);
    least(from, to, x, cells);
    const low = load<f64>(cells);
    greatest(from, to, x, cells);
    most = f64.max(most, f64.max(-low, load<f64>(cells)));
  }
  store<f64>(cells, most);
}

export function norm_f64(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, squaresOfF64, mergeSquares, root);
}

export function norm_f32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, squaresOfF32, mergeSquares, root);
}

export function norm_results_f64(begin: usize, end: usize, out: usize, table: usize): void {
  results(begin, end, out, table, mergeSquares, root);
}

export function norm_sum_f64(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, sizesOfF64, mergeTwofold, sum);
}

export function norm_sum_f32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, sizesOfF32, mergeTwofold, sum);
}

export function norm_sum_results_f64(begin: usize, end: usize, out: usize, table: usize): void {
  results(begin, end, out, table, mergeTwofold, sum);
}

export function norm_max_f64(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, magnitudeOfF64, mergeGreatest, first);
}

export function norm_max_f32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, magnitudeOfF32, mergeGreatest, first);
}

export function norm_max_results_f64(begin: usize, end: usize, out: usize, table: usize): void {
  results(begin, end, out, table, mergeGreatest, first);
}
