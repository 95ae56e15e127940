import { constant, lanes, splatOne } from "./_lib/lanes";
import { promoteLow } from "./_lib/widen";

export function histogram_range_f64(begin: usize, end: usize, x: usize, slot: usize): void {
  range<f64>(begin, end, x, slot);
}

export function histogram_range_f32(begin: usize, end: usize, x: usize, slot: usize): void {
  range<f32>(begin, end, x, slot);
}

const INFINITY_F64 = memory.data<f64>([Infinity]);
const INFINITY_F32 = memory.data<f32>([Infinity]);

/** Phase 1: the least and the greatest finite element of a chunk. */
// @ts-ignore: decorator
@inline
function range<T>(begin: usize, end: usize, x: usize, slot: usize): void {
  const stop = x + end * sizeof<T>();
  let at = x + begin * sizeof<T>();
  const infinity = constant<T>(INFINITY_F64, INFINITY_F32, 0), minus = v128.neg<T>(infinity);
  let least = infinity, greatest = minus;
  const half = ((stop - at) >> 1) & ~15;
  for (const middle = at + half; at < middle; at += 16) {
    const v = v128.load(at), finite = v128.lt<T>(v128.abs<T>(v), infinity);
    const w = v128.load(at + half), definite = v128.lt<T>(v128.abs<T>(w), infinity);
    const v1 = v128.bitselect(v, infinity, finite), w1 = v128.bitselect(w, infinity, definite);
    const v2 = v128.bitselect(v, minus, finite), w2 = v128.bitselect(w, minus, definite);
    least = v128.pmin<T>(least, v128.pmin<T>(v1, w1));
    greatest = v128.pmax<T>(greatest, v128.pmax<T>(v2, w2));
  }
  at += half;
  for (; at < stop; at += sizeof<T>()) {
    const v = splatOne<T>(at), finite = v128.lt<T>(v128.abs<T>(v), infinity);
    least = v128.pmin<T>(least, v128.bitselect(v, infinity, finite));
    greatest = v128.pmax<T>(greatest, v128.bitselect(v, minus, finite));
  }
  let low = Infinity, high = -Infinity;
  for (let lane: usize = 0; lane < lanes<T>(); lane++) {
    v128.store(slot, least);
    low = Math.min(low, <f64>load<T>(slot + lane * sizeof<T>()));
    v128.store(slot, greatest);
    high = Math.max(high, <f64>load<T>(slot + lane * sizeof<T>()));
  }
  f64.store(slot, low);
  f64.store(slot, high, 8);
}

/**
 * Phase 2: the edges, as NumPy chooses them: `low` and `high`, where NaN is given those of the chunks' ranges, from 0 to 1
 * without data, and one wide if they are the same. Writes low, high, the width of a bin, bins per unit, and whether bins
 * are wide enough to be found by a quotient.
 */
export function histogram_edges_f64(begin: usize, end: usize, slots: usize, low: f64, high: f64, bins: f64, edges: usize): void {
  let least = Infinity, greatest = -Infinity;
  for (let slot = slots + begin * 16; slot < slots + end * 16; slot += 16) {
    least = Math.min(least, f64.load(slot));
    greatest = Math.max(greatest, f64.load(slot, 8));
  }
  const none = least > greatest;
  if (low != low) low = none ? Math.min(0, high == high ? high : 0) : least;
  if (high != high) high = none ? Math.max(1, low) : greatest;
  if (low == high) {
    low -= 0.5;
    high += 0.5;
  }
  f64.store(edges, low);
  f64.store(edges, high, 8);
  const width = (high - low) / bins;
  f64.store(edges, width, 16);
  f64.store(edges, bins / (high - low), 24);
  // 2⁻⁵⁰: edges are rounded by less than half a bin, so that, without under- and overflow, a quotient is right within one.
  const wide = width > 8.881784197001252e-16 * Math.max(Math.abs(low), Math.abs(high)) && width >= f64.MIN_NORMAL_VALUE && width < Infinity;
  f64.store(edges, wide ? 1 : 0, 32);
}

export function histogram_count_f64(begin: usize, end: usize, x: usize, edges: usize, bins: usize, slot: usize): void {
  memory.fill(slot, 0, (bins + 1) * 4);
  if (f64.load(edges, 32) == 0) return search<f64>(begin, end, x, edges, bins, slot);
  // Split in two halves, as in _lib/map.ts (4.6 -> 3.4 ns an element at 1e7); with more counts a turn it is slower.
  const stop = x + end * 8, half = ((end - begin) * 4) & ~15;
  let at = x + begin * 8;
  for (const middle = at + half; at < middle; at += 16) {
    count(v128.load(at), edges, bins, slot);
    count(v128.load(at + half), edges, bins, slot);
  }
  // Where one element is left, one that is no number fills the other lane: it is not counted.
  for (at += half; at < stop; at += 16) {
    count(stop - at >= 16 ? v128.load(at) : v128.load64_lane(at, f64x2.splat(NaN), 0), edges, bins, slot);
  }
}

export function histogram_count_f32(begin: usize, end: usize, x: usize, edges: usize, bins: usize, slot: usize): void {
  memory.fill(slot, 0, (bins + 1) * 4);
  if (f64.load(edges, 32) == 0) return search<f32>(begin, end, x, edges, bins, slot);
  const stop = x + end * 4, half = ((end - begin) * 2) & ~15;
  let at = x + begin * 4;
  for (const middle = at + half; at < middle; at += 8) {
    count(promoteLow(v128.load64_zero(at)), edges, bins, slot);
    count(promoteLow(v128.load64_zero(at + half)), edges, bins, slot);
  }
  at += half;
  for (; at < stop; at += 4) count(promoteLow(v128.load32_lane(at, f32x4.splat(NaN), 0)), edges, bins, slot);
}

/** Phase 3: counts two elements. What lies outside goes to a bin behind the last. */
// @ts-ignore: decorator
@inline
function count(x: v128, edges: usize, bins: usize, slot: usize): void {
  const low = v128.load64_splat(edges), width = v128.load64_splat(edges, 16);
  const inside = v128.and(f64x2.ge(x, low), f64x2.le(x, v128.load64_splat(edges, 8)));
  const last = f64x2.splat(<f64>(bins - 1));
  const one = f64x2.splat(1);
  // The quotient may round across an edge; the edge low + i · width itself decides.
  const guess = f64x2.pmin(last, f64x2.trunc(f64x2.mul(f64x2.sub(x, low), v128.load64_splat(edges, 24))));
  const above = f64x2.add(guess, one);
  const less = v128.and(one, f64x2.lt(x, f64x2.add(f64x2.mul(guess, width), low)));
  const more = v128.and(one, f64x2.ge(x, f64x2.add(f64x2.mul(above, width), low)));
  const bin = f64x2.pmin(last, f64x2.add(f64x2.sub(guess, less), more));
  const index = i32x4.trunc_sat_f64x2_u_zero(v128.bitselect(bin, f64x2.splat(<f64>bins), inside));
  const first = slot + (<usize>i32x4.extract_lane(index, 0) << 2);
  i32.store(first, i32.load(first) + 1);
  const second = slot + (<usize>i32x4.extract_lane(index, 1) << 2);
  i32.store(second, i32.load(second) + 1);
}

/** Phase 3 where bins are so narrow that edges round onto each other: the last edge that is not above the element. */
function search<T>(begin: usize, end: usize, x: usize, edges: usize, bins: usize, slot: usize): void {
  const low = f64.load(edges), high = f64.load(edges, 8), width = f64.load(edges, 16);
  for (let i = begin; i < end; i++) {
    const v = <f64>load<T>(x + i * sizeof<T>());
    let bin = bins;
    if (v >= low && v <= high) {
      let last = bins - 1;
      for (bin = 0; bin < last; ) {
        const middle = (bin + last + 1) >> 1;
        if (v >= <f64>middle * width + low) bin = middle;
        else last = middle - 1;
      }
    }
    const count = slot + (bin << 2);
    i32.store(count, i32.load(count) + 1);
  }
}

/** Phase 4: adds up the counts of all chunks, for bins [begin, end). */
export function histogram_merge_u32(begin: usize, end: usize, slots: usize, chunks: usize, stride: usize, out: usize): void {
  for (let bin = begin; bin < end; bin++) {
    let sum: u32 = 0;
    for (let c: usize = 0; c < chunks; c++) sum += load<u32>(slots + c * stride + bin * 4);
    store<u32>(out + bin * 4, sum);
  }
}

/** Whole numbers as f64, before all other phases. */
export function histogram_widen_i32(begin: usize, end: usize, x: usize, out: usize): void {
  for (let i = begin; i < end; i++) store<f64>(out + i * 8, <f64>load<i32>(x + i * 4));
}

export function histogram_widen_u32(begin: usize, end: usize, x: usize, out: usize): void {
  for (let i = begin; i < end; i++) store<f64>(out + i * 8, <f64>load<u32>(x + i * 4));
}

export function histogram_search_f64(begin: usize, end: usize, x: usize, edges: usize, bins: usize, slot: usize): void {
  between<f64>(begin, end, x, edges, bins, slot);
}

export function histogram_search_f32(begin: usize, end: usize, x: usize, edges: usize, bins: usize, slot: usize): void {
  between<f32>(begin, end, x, edges, bins, slot);
}

/** Counts between given edges, the only phase before the last: for each element, the last edge but one that is not above it. */
function between<T>(begin: usize, end: usize, x: usize, edges: usize, bins: usize, slot: usize): void {
  memory.fill(slot, 0, bins * 4);
  const low = load<f64>(edges), high = load<f64>(edges + bins * 8);
  for (let i = begin; i < end; i++) {
    const v = <f64>load<T>(x + i * sizeof<T>());
    if (!(v >= low && v <= high)) continue;
    let at = edges;
    for (let rest = bins; rest > 1; ) {
      const half = rest >> 1, middle = at + half * 8;
      at = v >= load<f64>(middle) ? middle : at;
      rest -= half;
    }
    const count = slot + ((at - edges) >> 1);
    store<u32>(count, load<u32>(count) + 1);
  }
}
