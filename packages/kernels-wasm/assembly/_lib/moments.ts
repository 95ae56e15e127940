import { down } from "./down";
import { sumOfF32, sumOfF64, twofoldValue } from "./twofold";
import { promoteHigh, promoteLow } from "./widen";

// Mean and sum of squared distances from it: two passes over blocks that stay in the cache, put together as Chan, Golub and
// LeVeque (1979) do, so that nothing cancels. Cells are (mean, sum of squares), and the driver's count behind them.

const BLOCK: usize = 2048;

export function momentsOfF64(begin: usize, end: usize, x: usize, cells: usize): void {
  moments<f64>(begin, end, x, cells);
}

export function momentsOfF32(begin: usize, end: usize, x: usize, cells: usize): void {
  moments<f32>(begin, end, x, cells);
}

/** Adds the cells `b` to `a`, by how many elements each is of. */
export function mergeMoments(a: usize, b: usize): void {
  const n = load<f64>(a, 24), m = load<f64>(b, 24);
  combine(a, n, load<f64>(b), load<f64>(b, 8), m);
}

// @ts-ignore: decorator
@inline
function combine(cells: usize, n: f64, mean: f64, squares: f64, m: f64): void {
  const distance = mean - load<f64>(cells), share = m / (n + m);
  store<f64>(cells, load<f64>(cells) + distance * share);
  store<f64>(cells, load<f64>(cells, 8) + squares + distance * distance * n * share, 8);
}

function moments<T>(begin: usize, end: usize, x: usize, cells: usize): void {
  for (let from = begin; from < end; from += BLOCK) {
    const to = min(from + BLOCK, end), n = <f64>(to - from);
    const mean0 = load<f64>(cells), squares0 = load<f64>(cells, 8);
    if (sizeof<T>() == 8) sumOfF64(from, to, x, cells);
    else sumOfF32(from, to, x, cells);
    const mean = twofoldValue(cells) / n, squares = squaresAbout<T>(from, to, x, mean);
    store<f64>(cells, from == begin ? mean : mean0);
    store<f64>(cells, from == begin ? squares : squares0, 8);
    if (from != begin) combine(cells, <f64>(from - begin), mean, squares, n);
  }
}

// @ts-ignore: decorator
@inline
function squaresAbout<T>(begin: usize, end: usize, x: usize, mean: f64): f64 {
  const m = f64x2.splat(mean), stop = x + end * sizeof<T>();
  let at = x + begin * sizeof<T>(), a = f64x2.splat(0), b = a, c = a, d = a;
  for (; at + 4 * 2 * sizeof<T>() <= stop; at += 4 * 2 * sizeof<T>()) {
    if (sizeof<T>() == 8) {
      a = add(a, v128.load(at), m);
      b = add(b, v128.load(at, 16), m);
      c = add(c, v128.load(at, 32), m);
      d = add(d, v128.load(at, 48), m);
    } else {
      const p = v128.load(at), q = v128.load(at, 16);
      a = add(a, promoteLow(p), m);
      b = add(b, promoteHigh(p), m);
      c = add(c, promoteLow(q), m);
      d = add(d, promoteHigh(q), m);
    }
  }
  const sum = v128.add<f64>(v128.add<f64>(a, b), v128.add<f64>(c, d));
  let total = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
  for (; at < stop; at += sizeof<T>()) {
    const distance = <f64>load<T>(at) - mean;
    total += distance * distance;
  }
  return total;
}

// @ts-ignore: decorator
@inline
function add(sum: v128, x: v128, mean: v128): v128 {
  const distance = v128.sub<f64>(x, mean);
  return v128.add<f64>(sum, v128.mul<f64>(distance, distance));
}

/** A tile of rows is short enough for Welford's updates (1962), which need no second pass. */
class Moments {
  isSum(): bool {
    return false;
  }
  turn(v: v128, bits: v128): v128 {
    return v;
  }
  start(): v128 {
    return f64x2.splat(0);
  }
  begin(k: usize): v128 {
    return f64x2.splat(0);
  }
  third(c: v128, v: v128): v128 {
    return c;
  }
  end(a: v128, b: v128, c: v128): v128 {
    return a;
  }
  first(a: v128, v: v128, k: usize, base: usize): v128 {
    return v128.add<f64>(a, v128.mul<f64>(v128.sub<f64>(v, a), f64x2.splat(1 / <f64>(k - base + 1))));
  }
  second(a: v128, b: v128, v: v128, k: usize, base: usize): v128 {
    return v128.add<f64>(b, v128.mul<f64>(v128.sub<f64>(v, a), v128.sub<f64>(v, this.first(a, v, k, base))));
  }
}

/** The cells of lanes side by side. */
export function momentsDown(
  x: usize, gap: usize, stride: usize, base: usize, from: usize, to: usize, n: usize, cells: usize, size: usize,
): void {
  down<Moments>(x, gap, stride, base, from, to, n, cells, size, 0);
}
