import { carries, scanAlong } from "./_lib/scan";
import { mergeTwofold, twofoldValue, twoSumError } from "./_lib/twofold";
import { demote, promoteHigh, promoteLow } from "./_lib/widen";

// The sums of segments come first: see sum.ts.
export function cumsum_carries_f64(begin: usize, end: usize, table: usize): void {
  carries(begin, end, table, mergeTwofold);
}

export function cumsum_f64(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  scanAlong(begin, end, x, out, table, slot, scanF64);
}

export function cumsum_f32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  scanAlong(begin, end, x, out, table, slot, scanF32);
}

// Eight elements are summed up as a tree, and the sum of all before them, hi + lo, is added to each. The chain
// from eight to eight is one addition, and its rounding errors are kept in lo.
function scanF64(begin: usize, end: usize, x: usize, out: usize, cells: usize): void {
  let hi = v128.load64_splat(cells), lo = number(v128.load64_splat(cells, 8));
  const stop = end * 8;
  let at = begin * 8;
  for (; at + 64 <= stop; at += 64) {
    const a = pair(v128.load(x + at)), c = pair(v128.load(x + at, 32));
    const b = v128.add<f64>(pair(v128.load(x + at, 16)), last(a)), d = v128.add<f64>(pair(v128.load(x + at, 48)), last(c));
    const low = last(b), e = v128.add<f64>(c, low), f = v128.add<f64>(d, low);
    v128.store(out + at, v128.add<f64>(hi, v128.add<f64>(lo, a)));
    v128.store(out + at, v128.add<f64>(hi, v128.add<f64>(lo, b)), 16);
    v128.store(out + at, v128.add<f64>(hi, v128.add<f64>(lo, e)), 32);
    v128.store(out + at, v128.add<f64>(hi, v128.add<f64>(lo, f)), 48);
    const sum = last(f), next = v128.add<f64>(hi, sum);
    lo = v128.add<f64>(lo, number(twoSumError(hi, sum, next)));
    hi = next;
  }
  for (; at < stop; at += 8) {
    const a = v128.load64_splat(x + at), next = v128.add<f64>(hi, a);
    lo = v128.add<f64>(lo, number(twoSumError(hi, a, next)));
    hi = next;
    v128.store64_lane(out + at, v128.add<f64>(hi, lo), 0);
  }
  v128.store(cells, v128.shuffle<f64>(hi, lo, 0, 2));
}

// In double precision.
function scanF32(begin: usize, end: usize, x: usize, out: usize, cells: usize): void {
  let before = f64x2.splat(twofoldValue(cells));
  const stop = end * 4;
  let at = begin * 4;
  for (; at + 16 <= stop; at += 16) {
    const v = v128.load(x + at);
    const a = pair(promoteLow(v)), b = v128.add<f64>(pair(promoteHigh(v)), last(a));
    v128.store(out + at, demote(v128.add<f64>(before, a), v128.add<f64>(before, b)));
    before = v128.add<f64>(before, last(b));
  }
  for (; at < stop; at += 4) {
    const v = promoteLow(v128.load32_zero(x + at));
    before = v128.add<f64>(before, v128.shuffle<f64>(v, v, 0, 0));
    v128.store32_lane(out + at, demote(before, before), 0);
  }
  v128.store(cells, v128.shuffle<f64>(before, f64x2.splat(0), 0, 2));
}

/** (v0, v0 + v1) */
// @ts-ignore: decorator
@inline
function pair(v: v128): v128 {
  return v128.add<f64>(v, v128.shuffle<f64>(f64x2.splat(0), v, 0, 2));
}

/** (v1, v1) */
// @ts-ignore: decorator
@inline
function last(v: v128): v128 {
  return v128.shuffle<f64>(v, v, 1, 1);
}

/** Zero where it is NaN: the error of an infinite sum means nothing. */
// @ts-ignore: decorator
@inline
function number(v: v128): v128 {
  return v128.and(v, v128.eq<f64>(v, v));
}
