import { lanes, splatOne } from "./_lib/lanes";
import { promoteLow } from "./_lib/widen";

export function histogram_range_f64(begin: usize, end: usize, x: usize, slot: usize): void {
  range<f64>(begin, end, x, slot);
}

export function histogram_range_f32(begin: usize, end: usize, x: usize, slot: usize): void {
  range<f32>(begin, end, x, slot);
}

/** Phase 1: the least and the greatest finite element of a chunk. */
// @ts-ignore: decorator
@inline
function range<T>(begin: usize, end: usize, x: usize, slot: usize): void {
  const stop = x + end * sizeof<T>();
  let at = x + begin * sizeof<T>();
  let least = v128.splat<T>(<T>Infinity), greatest = v128.splat<T>(<T>-Infinity), least1 = least, greatest1 = greatest;
  // In this order the extremes of what came before outlast NaN.
  const half = ((stop - at) >> 1) & ~15;
  for (const middle = at + half; at < middle; at += 16) {
    const v = v128.load(at), w = v128.load(at + half);
    least = v128.pmin<T>(least, v), greatest = v128.pmax<T>(greatest, v);
    least1 = v128.pmin<T>(least1, w), greatest1 = v128.pmax<T>(greatest1, w);
  }
  for (at += half; at < stop; at += sizeof<T>()) {
    least = v128.pmin<T>(least, splatOne<T>(at)), greatest = v128.pmax<T>(greatest, splatOne<T>(at));
  }
  let low = Infinity, high = -Infinity;
  for (let lane: usize = 0; lane < lanes<T>(); lane++) {
    v128.store(slot, v128.pmin<T>(least, least1));
    low = Math.min(low, <f64>load<T>(slot + lane * sizeof<T>()));
    v128.store(slot, v128.pmax<T>(greatest, greatest1));
    high = Math.max(high, <f64>load<T>(slot + lane * sizeof<T>()));
  }
  if (low == -Infinity || high == Infinity) {
    low = Infinity, high = -Infinity;
    for (at = x + begin * sizeof<T>(); at < stop; at += sizeof<T>()) {
      const v = <f64>load<T>(at);
      low = v > -Infinity && v < low ? v : low;
      high = v < Infinity && v > high ? v : high;
    }
  }
  f64.store(slot, low);
  f64.store(slot, high, 8);
}

/** A chunk's counters of what lies below the first bin and behind the last one, which also has one of its own for its edge. */
const BELOW: usize = 2, BEHIND: usize = 3;

/**
 * Phase 2: the edges, as NumPy chooses them: `low` and `high`, where NaN is given those of the chunks' ranges, from 0 to 1
 * without data, and one wide if they are the same. Writes low, high, the width of a bin, bins per unit, whether bins are
 * wide enough to be found by a quotient, and a number of bins that lies behind all of them.
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
  // 2⁻⁵⁰: edges are rounded by less than half a bin, so that, without under- and overflow, a quotient tells the nearest edge.
  const wide = width > 8.881784197001252e-16 * Math.max(Math.abs(low), Math.abs(high)) && width >= f64.MIN_NORMAL_VALUE && width < Infinity;
  f64.store(edges, wide ? 1 : 0, 32);
  f64.store(edges, bins + 2, 40);
}

export function histogram_count_f64(begin: usize, end: usize, x: usize, edges: usize, bins: usize, slot: usize): void {
  count<f64>(begin, end, x, edges, bins, slot);
}

export function histogram_count_f32(begin: usize, end: usize, x: usize, edges: usize, bins: usize, slot: usize): void {
  count<f32>(begin, end, x, edges, bins, slot);
}

/** Phase 3: counts the elements of a chunk. */
// @ts-ignore: decorator
@inline
function count<T>(begin: usize, end: usize, x: usize, edges: usize, bins: usize, slot: usize): void {
  memory.fill(slot, 0, (BELOW + bins + BEHIND) * 4);
  if (f64.load(edges, 32) == 0) return search<T>(begin, end, x, edges, bins, slot);
  const stop = x + end * sizeof<T>(), two = 2 * sizeof<T>(), half = (end - begin) / 4 * two;
  let at = x + begin * sizeof<T>();
  const low = v128.load64_splat(edges), high = v128.load64_splat(edges, 8), width = v128.load64_splat(edges, 16);
  const perUnit = v128.load64_splat(edges, 24), top = v128.load64_splat(edges, 40);
  // Split in two halves, as in _lib/map.ts (4.6 -> 3.4 ns an element at 1e7); with more counts a turn it is slower.
  for (const middle = at + half; at < middle; at += two) {
    add(pair<T>(at), low, high, width, perUnit, top, slot);
    add(pair<T>(at + half), low, high, width, perUnit, top, slot);
  }
  for (at += half; at < stop; at += two) {
    // Where one element is left, one that is no number fills the other lane: it is not counted.
    const left = at + two <= stop ? pair<T>(at) : f64x2.replace_lane(f64x2.splat(NaN), 0, <f64>load<T>(at));
    add(left, low, high, width, perUnit, top, slot);
  }
  const last = slot + (BELOW + bins - 1) * 4;
  i32.store(last, i32.load(last) + i32.load(last, 4));
}

// @ts-ignore: decorator
@inline
function pair<T>(at: usize): v128 {
  return sizeof<T>() == 8 ? v128.load(at) : promoteLow(v128.load64_zero(at));
}

/** Added to a number that is not too large, it leaves the nearest whole number in the last bits: 1.5 · 2⁵². */
const WHOLE: f64 = 6755399441055744;

/** The quotient is rounded: it says which edge is the nearest, and the edge low + i · width itself decides on its side. */
// @ts-ignore: decorator
@inline
function add(x: v128, low: v128, high: v128, width: v128, perUnit: v128, top: v128, slot: usize): void {
  // In this order NaN becomes what lies below.
  const place = f64x2.pmax(f64x2.splat(-1), f64x2.mul(f64x2.sub(x, low), perUnit));
  const whole = f64x2.splat(WHOLE);
  const nearest = f64x2.add(v128.bitselect(top, place, f64x2.gt(x, high)), whole);
  const edge = f64x2.add(f64x2.mul(f64x2.sub(nearest, whole), width), low);
  const bin = i64x2.add(nearest, f64x2.lt(x, edge));
  const first = slot + (<usize>i32x4.extract_lane(bin, 0) << 2);
  i32.store(first, i32.load(first, 4 * BELOW) + 1, 4 * BELOW);
  const second = slot + (<usize>i32x4.extract_lane(bin, 2) << 2);
  i32.store(second, i32.load(second, 4 * BELOW) + 1, 4 * BELOW);
}

/** Phase 3 where bins are so narrow that edges round onto each other: the last edge that is not above the element. */
function search<T>(begin: usize, end: usize, x: usize, edges: usize, bins: usize, slot: usize): void {
  const low = f64.load(edges), high = f64.load(edges, 8), width = f64.load(edges, 16);
  for (let i = begin; i < end; i++) {
    const v = <f64>load<T>(x + i * sizeof<T>());
    let bin = bins + 1;
    if (v >= low && v <= high) {
      let last = bins - 1;
      for (bin = 0; bin < last; ) {
        const middle = (bin + last + 1) >> 1;
        if (v >= <f64>middle * width + low) bin = middle;
        else last = middle - 1;
      }
    }
    const count = slot + (bin << 2);
    i32.store(count, i32.load(count, 4 * BELOW) + 1, 4 * BELOW);
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
