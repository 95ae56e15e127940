import { note } from "./bucket";
import { loadOne, splatOne } from "./lanes";

// Buckets for numbers that are spread out smoothly: their range is cut into cells of equal width, and a table has the
// bucket of each cell, 3 times as quick as a search (measured). A cell is found by arithmetic that keeps the order: what
// lies outside goes to the first or last one, NaN to the last.

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

/** Makes the table from a sorted sample; says false if a bucket would have more than `most` of its elements. */
export function drawCells<T>(
  sample: usize, count: usize, levels: usize, most: usize, counters: usize, map: usize,
): bool {
  let first: usize = 0, last = count - 1;
  while (first < last && !isFinite<T>(load<T>(sample + first * sizeof<T>()))) first++;
  while (last > first && !isFinite<T>(load<T>(sample + last * sizeof<T>()))) last--;
  const low = load<T>(sample + first * sizeof<T>()), high = load<T>(sample + last * sizeof<T>());
  const scale = <T>(CELLS - 1) / (high - low);
  // Also where there is nothing but NaN.
  if (!(low < high && scale > 0 && isFinite<T>(scale))) return false;
  store<u32>(map, 1);
  store<T>(map + LOW, low);
  store<T>(map + SCALE, scale);
  memory.fill(counters, 0, CELLS * 4);
  for (let i: usize = 0; i < count; i++) {
    const at = counters + (<usize>i32x4.extract_lane(cells<T>(loadOne<T>(sample + i * sizeof<T>()), map), 0) << 2);
    store<u32>(at, load<u32>(at) + 1);
  }
  let sum: usize = 0, bucket: usize = 0, filled: usize = 0;
  for (let cell: usize = 0; cell < CELLS; cell++) {
    const here = <usize>load<u32>(counters + cell * 4);
    const next = min(((sum + here / 2) << levels) / count, ((<usize>1) << levels) - 1);
    filled = next == bucket ? filled + here : here;
    if (filled > most) return false;
    bucket = next;
    store<u8>(map + TABLE + cell, <u8>bucket);
    sum += here;
  }
  return true;
}

export function byCells<T>(begin: usize, end: usize, x: usize, map: usize, buckets: usize, counts: usize): void {
  // Split in two halves, as in map.ts.
  const lanes = 16 / sizeof<T>(), half = ((end - begin) >> 1) & ~(lanes - 1);
  let i = begin;
  for (const middle = begin + half; i < middle; i += lanes) {
    noteAll<T>(i, x, map, buckets, counts);
    noteAll<T>(i + half, x, map, buckets, counts);
  }
  for (i += half; i < end; i++) {
    const c = cells<T>(loadOne<T>(x + i * sizeof<T>()), map);
    note(i, bucketOf(i32x4.extract_lane(c, 0), map), buckets, counts);
  }
}

// @ts-ignore: decorator
@inline
function noteAll<T>(i: usize, x: usize, map: usize, buckets: usize, counts: usize): void {
  const c = cells<T>(v128.load(x + i * sizeof<T>()), map);
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
function cells<T>(x: v128, map: usize): v128 {
  const shift = splatOne<T>(sizeof<T>() == 8 ? SHIFTS : SHIFTS_F32);
  const last = splatOne<T>(sizeof<T>() == 8 ? LAST : LAST_F32);
  const t = v128.mul<T>(v128.sub<T>(x, splatOne<T>(map + LOW)), splatOne<T>(map + SCALE));
  // Where t is NaN pmin takes `last`; so it has to come before pmax.
  const inside = v128.pmax<T>(v128.splat<T>(<T>0), v128.pmin<T>(last, t));
  const cell = v128.add<T>(inside, shift);
  return sizeof<T>() == 8 ? cell : v128.xor(cell, shift);
}
