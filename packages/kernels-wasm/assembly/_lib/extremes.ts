import { down } from "./down";
import { fold, Greatest, Least } from "./fold";

// The least and the greatest of a range as the first cell, as functions for drivers to call: the loops are there once.

export function leastOfF64(begin: usize, end: usize, x: usize, cells: usize): void {
  store<f64>(cells, fold<f64, Least>(begin, end, x));
}

export function leastOfF32(begin: usize, end: usize, x: usize, cells: usize): void {
  store<f64>(cells, fold<f32, Least>(begin, end, x));
}

export function greatestOfF64(begin: usize, end: usize, x: usize, cells: usize): void {
  store<f64>(cells, fold<f64, Greatest>(begin, end, x));
}

export function greatestOfF32(begin: usize, end: usize, x: usize, cells: usize): void {
  store<f64>(cells, fold<f32, Greatest>(begin, end, x));
}

export function mergeLeast(a: usize, b: usize): void {
  store<f64>(a, f64.min(load<f64>(a), load<f64>(b)));
}

export function mergeGreatest(a: usize, b: usize): void {
  store<f64>(a, f64.max(load<f64>(a), load<f64>(b)));
}

/** The least; the greatest is that of opposites. NaN is kept in b, and the signs of zeros in c, as in fold.ts. */
class Extreme {
  isSum(): bool {
    return false;
  }
  begin(k: usize): v128 {
    return f64x2.splat(0);
  }
  start(): v128 {
    return f64x2.splat(Infinity);
  }
  turn(v: v128, bits: v128): v128 {
    return v128.xor(v, bits);
  }
  first(a: v128, v: v128, k: usize, base: usize): v128 {
    return v128.pmin<f64>(a, v);
  }
  second(a: v128, b: v128, v: v128, k: usize, base: usize): v128 {
    return v128.or(b, v128.ne<f64>(v, v));
  }
  third(c: v128, v: v128): v128 {
    return v128.or(c, v);
  }
  end(a: v128, b: v128, c: v128): v128 {
    const signs = v128.and(v128.eq<f64>(a, f64x2.splat(0)), v128.and(c, f64x2.splat(-0.0)));
    return v128.or(v128.or(a, signs), b);
  }
}

function extremeDown(
  x: usize, gap: usize, stride: usize, base: usize, from: usize, to: usize, n: usize, cells: usize, size: usize, flip: u64,
): void {
  down<Extreme>(x, gap, stride, base, from, to, n, cells, size, flip);
}

/** The least of lanes side by side. */
export function leastDown(
  x: usize, gap: usize, stride: usize, base: usize, from: usize, to: usize, n: usize, cells: usize, size: usize,
): void {
  extremeDown(x, gap, stride, base, from, to, n, cells, size, 0);
}

export function greatestDown(
  x: usize, gap: usize, stride: usize, base: usize, from: usize, to: usize, n: usize, cells: usize, size: usize,
): void {
  extremeDown(x, gap, stride, base, from, to, n, cells, size, 1 << 63);
}
