import { note } from "./bucket";
import { loadOne, splatOne } from "./lanes";

// Buckets for numbers that are spread out smoothly: their range is cut into cells of equal width, and a table has the
// bucket of each cell, 3 times as quick as a search (measured). A cell is found by arithmetic that keeps the order: what
// lies outside goes to the first or last one, NaN to the last. F is the type of that arithmetic: whole numbers are rounded to
// f32 for it, which keeps their order, too. T is i32 for u32 as well: `bias` are the bits that make one of the other.

const CELLS: usize = 4096;
/** In the map: whether there are cells, the lower end, cells per unit, and the table. */
const LOW: usize = 8;
const SCALE: usize = 16;
const TABLE: usize = 32;
// Added to a number these leave it rounded to a whole one, in the low bits.
const SHIFTS = memory.data<f64>([4503599627370496]);
const SHIFTS_F32 = memory.data<f32>([8388608]);
const LAST = memory.data<f64>([4095]);
const LAST_F32 = memory.data<f32>([4095]);

/** Whether a map has cells. */
// @ts-ignore: decorator
@inline
export function hasCells(map: usize): bool {
  return load<u32>(map) != 0;
}

/**
 * Makes the table from a sorted sample; says false if a bucket would have more than `most` of its elements, other than equal
 * ones: they need no sorting.
 */
export function drawCells<T, F>(
  sample: usize, count: usize, levels: usize, most: usize, counters: usize, map: usize, bias: i32,
): bool {
  let first: usize = 0, last = count - 1;
  while (first < last && !isFinite<F>(valueOf<T, F>(sample + first * sizeof<T>(), bias))) first++;
  while (last > first && !isFinite<F>(valueOf<T, F>(sample + last * sizeof<T>(), bias))) last--;
  const low = valueOf<T, F>(sample + first * sizeof<T>(), bias), high = valueOf<T, F>(sample + last * sizeof<T>(), bias);
  const scale = <F>(CELLS - 1) / (high - low);
  // Also where there is nothing but NaN.
  if (!(low < high && scale > 0 && isFinite<F>(scale))) return false;
  store<u32>(map, 1);
  store<F>(map + LOW, low);
  store<F>(map + SCALE, scale);
  memory.fill(counters, 0, CELLS * 4);
  for (let i: usize = 0; i < count; i++) {
    const c = cells<F>(toFloats<T>(loadOne<T>(sample + i * sizeof<T>()), bias), map);
    const at = counters + (<usize>i32x4.extract_lane(c, 0) << 2);
    store<u32>(at, load<u32>(at) + 1);
  }
  let sum: usize = 0, bucket: usize = 0, filled: usize = 0;
  for (let cell: usize = 0; cell < CELLS; cell++) {
    const here = <usize>load<u32>(counters + cell * 4);
    const next = min(((sum + here / 2) << levels) / count, ((<usize>1) << levels) - 1);
    filled = next == bucket ? filled + here : here;
    if (filled > most) {
      if (here <= most || !areEqual<T>(sample + sum * sizeof<T>(), here)) return false;
      filled = 0;
    }
    bucket = next;
    store<u8>(map + TABLE + cell, <u8>bucket);
    sum += here;
  }
  return true;
}

/** Whether the first and the last of some sorted elements have the same bits. */
// @ts-ignore: decorator
@inline
function areEqual<T>(at: usize, count: usize): bool {
  const last = at + (count - 1) * sizeof<T>();
  return sizeof<T>() == 8 ? load<u64>(at) == load<u64>(last) : load<u32>(at) == load<u32>(last);
}

export function byCells<T, F>(
  begin: usize, end: usize, x: usize, map: usize, buckets: usize, counts: usize, bias: i32,
): void {
  // Split in two halves, as in map.ts.
  const lanes = 16 / sizeof<T>(), half = ((end - begin) >> 1) & ~(lanes - 1);
  let i = begin;
  for (const middle = begin + half; i < middle; i += lanes) {
    noteAll<T, F>(i, x, map, buckets, counts, bias);
    noteAll<T, F>(i + half, x, map, buckets, counts, bias);
  }
  for (i += half; i < end; i++) {
    const c = cells<F>(toFloats<T>(loadOne<T>(x + i * sizeof<T>()), bias), map);
    note(i, bucketOf(i32x4.extract_lane(c, 0), map), buckets, counts);
  }
}

// @ts-ignore: decorator
@inline
function noteAll<T, F>(i: usize, x: usize, map: usize, buckets: usize, counts: usize, bias: i32): void {
  const c = cells<F>(toFloats<T>(v128.load(x + i * sizeof<T>()), bias), map);
  if (sizeof<T>() == 8) {
    note(i, bucketOf(i32x4.extract_lane(c, 0), map), buckets, counts);
    note(i + 1, bucketOf(i32x4.extract_lane(c, 2), map), buckets, counts);
  } else {
    note(i, bucketOf(i32x4.extract_lane(c, 0), map), buckets, counts);
    note(i + 1, bucketOf(i32x4.extract_lane(c, 1), map), buckets, counts);
    note(i + 2, bucketOf(i32x4.extract_lane(c, 2), map), buckets, counts);
    note(i + 3, bucketOf(i32x4.extract_lane(c, 3), map), buckets, counts);
  }
}

// @ts-ignore: decorator
@inline
function bucketOf(cell: i32, map: usize): usize {
  return <usize>load<u8>(map + TABLE + <usize>cell);
}

/** The cell of each lane, in its low 32 bits. */
// @ts-ignore: decorator
@inline
function cells<F>(x: v128, map: usize): v128 {
  const shift = splatOne<F>(sizeof<F>() == 8 ? SHIFTS : SHIFTS_F32);
  const last = splatOne<F>(sizeof<F>() == 8 ? LAST : LAST_F32);
  const t = v128.mul<F>(v128.sub<F>(x, splatOne<F>(map + LOW)), splatOne<F>(map + SCALE));
  // Where t is NaN pmin takes `last`; so it has to come before pmax.
  const inside = v128.pmax<F>(v128.splat<F>(<F>0), v128.pmin<F>(last, t));
  const cell = v128.add<F>(inside, shift);
  return sizeof<F>() == 8 ? cell : v128.xor(cell, shift);
}

// @ts-ignore: decorator
@inline
function toFloats<T>(x: v128, bias: i32): v128 {
  return isFloat<T>() ? x : f32x4.convert_i32x4_s(v128.xor(x, i32x4.splat(bias)));
}

// @ts-ignore: decorator
@inline
function valueOf<T, F>(at: usize, bias: i32): F {
  return isFloat<T>() ? <F>load<T>(at) : <F>(load<i32>(at) ^ bias);
}
