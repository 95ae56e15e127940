import { down } from "./down";
import { promoteHigh, promoteLow } from "./widen";

// Sums that keep their own rounding errors. TwoSum (Knuth, Møller) gets the error of one addition exactly; adding up the
// errors beside the sum gives a result as if computed in twice the precision (Ogita, Rump and Oishi 2005, Sum2).

/** The rounding error of s = a + b, exactly: a + b = s + twoSumError(a, b, s). */
// @ts-ignore: decorator
@inline
export function twoSumError(a: v128, b: v128, s: v128): v128 {
  const z = v128.sub<f64>(s, a);
  return v128.add<f64>(v128.sub<f64>(a, v128.sub<f64>(s, z)), v128.sub<f64>(b, z));
}

/** Writes the cells (sum, error) of the four lanes of two running sums and the two lanes of their errors. */
// @ts-ignore: decorator
@inline
export function storeTwofold(slot: usize, s0: v128, s1: v128, errors: v128): void {
  const s = v128.add<f64>(s0, s1);
  const e = v128.add<f64>(errors, twoSumError(s0, s1, s));
  const high = v128.shuffle<f64>(s, s, 1, 1);
  const total = v128.add<f64>(s, high);
  const error = f64x2.extract_lane(twoSumError(s, high, total), 0);
  f64.store(slot, f64x2.extract_lane(total, 0));
  f64.store(slot, error + f64x2.extract_lane(e, 0) + f64x2.extract_lane(e, 1), 8);
}

/**
 * Writes the cells (sum, error) of x[begin], ..., x[end - 1]. Four neighbouring vectors are added as a tree, then their
 * sum to a running sum whose rounding errors are kept in a second one. Two such chains run at a time, which is as fast
 * as memory delivers; a TwoSum for every vector is not. One has the first half and one the second: processors fetch ahead
 * to the end of a page only, and so from two (1.25 times faster at 1e7, measured).
 */
export function sumOfF64(begin: usize, end: usize, x: usize, slot: usize): void {
  let s0 = f64x2.splat(0), s1 = s0, e0 = s0, e1 = s0;
  const half = ((end - begin) * 4) & ~63;
  let at = x + begin * 8;
  for (const middle = at + half; at < middle; at += 64) {
    const a = four(at), b = four(at + half);
    const t0 = v128.add<f64>(s0, a), t1 = v128.add<f64>(s1, b);
    e0 = v128.add<f64>(e0, twoSumError(s0, a, t0));
    e1 = v128.add<f64>(e1, twoSumError(s1, b, t1));
    s0 = t0;
    s1 = t1;
  }
  for (at += half; at < x + end * 8; at += 8) {
    const a = v128.load64_zero(at), t = v128.add<f64>(s0, a);
    e0 = v128.add<f64>(e0, twoSumError(s0, a, t));
    s0 = t;
  }
  storeTwofold(slot, s0, s1, v128.add<f64>(e0, e1));
}

/** The same of f32: in double precision the sum of a chunk is as good as exact. */
export function sumOfF32(begin: usize, end: usize, x: usize, slot: usize): void {
  let s0 = f64x2.splat(0), s1 = s0, s2 = s0, s3 = s0;
  const half = ((end - begin) * 2) & ~15;
  let at = x + begin * 4;
  for (const middle = at + half; at < middle; at += 16) {
    const a = v128.load(at), b = v128.load(at + half);
    s0 = v128.add<f64>(s0, promoteLow(a));
    s1 = v128.add<f64>(s1, promoteHigh(a));
    s2 = v128.add<f64>(s2, promoteLow(b));
    s3 = v128.add<f64>(s3, promoteHigh(b));
  }
  for (at += half; at < x + end * 4; at += 4) s0 = v128.add<f64>(s0, promoteLow(v128.load32_zero(at)));
  storeTwofold(slot, v128.add<f64>(s0, s1), v128.add<f64>(s2, s3), f64x2.splat(0));
}

// @ts-ignore: decorator
@inline
function four(at: usize): v128 {
  const a = v128.add<f64>(v128.load(at), v128.load(at, 16));
  return v128.add<f64>(a, v128.add<f64>(v128.load(at, 32), v128.load(at, 48)));
}

/** Adds the cells (sum, error) `b` to `a`. */
export function mergeTwofold(a: usize, b: usize): void {
  const x = load<f64>(a), y = load<f64>(b), s = x + y, z = s - x;
  store<f64>(a, s);
  store<f64>(a, load<f64>(a, 8) + (load<f64>(b, 8) + (x - (s - z) + (y - z))), 8);
}

/** The value of the cells (sum, error). The error of a sum that is infinite is NaN and means nothing. */
export function twofoldValue(cells: usize): f64 {
  const s = load<f64>(cells);
  return isFinite<f64>(s) ? s + load<f64>(cells, 8) : s;
}

class Sum {
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
  isSum(): bool {
    return true;
  }
  first(a: v128, v: v128, k: usize, base: usize): v128 {
    return v128.add<f64>(a, v);
  }
  second(a: v128, b: v128, v: v128, k: usize, base: usize): v128 {
    return v128.add<f64>(b, twoSumError(a, v, v128.add<f64>(a, v)));
  }
}

/** The cells (sum, error) of lanes side by side. */
export function sumDown(
  x: usize, gap: usize, stride: usize, base: usize, from: usize, to: usize, n: usize, cells: usize, size: usize,
): void {
  down<Sum>(x, gap, stride, base, from, to, n, cells, size, 0);
}
