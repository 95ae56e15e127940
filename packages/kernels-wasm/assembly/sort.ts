import { byCells, drawCells, hasCells } from "./_lib/cells";
import { toKey } from "./_lib/order-keys";
import { COUNTERS, sortKeys } from "./_lib/radix";
import { byTree, growTree } from "./_lib/tree";

/** All of a short array at once. */
export function sort_short_f64(begin: usize, end: usize, x: usize, keys: usize, counters: usize, out: usize): void {
  short<u64>(end, x, keys, counters, out);
}

export function sort_short_f32(begin: usize, end: usize, x: usize, keys: usize, counters: usize, out: usize): void {
  short<u32>(end, x, keys, counters, out);
}

/** Phase 1: the map by which elements find their bucket, one of 2^levels of about the same size. */
export function sort_sample_f64(
  begin: usize, end: usize, x: usize, n: usize, levels: usize, sample: usize, counters: usize, map: usize,
): void {
  pick<f64, u64>(x, n, levels, sample, counters, map);
}

export function sort_sample_f32(
  begin: usize, end: usize, x: usize, n: usize, levels: usize, sample: usize, counters: usize, map: usize,
): void {
  pick<f32, u32>(x, n, levels, sample, counters, map);
}

/** Phase 2: the bucket of each element, and how many of the chunk there are in each. */
export function sort_classify_f64(
  begin: usize, end: usize, x: usize, levels: usize, map: usize, buckets: usize, counts: usize,
): void {
  classify<f64, u64>(begin, end, x, levels, map, buckets, counts);
}

export function sort_classify_f32(
  begin: usize, end: usize, x: usize, levels: usize, map: usize, buckets: usize, counts: usize,
): void {
  classify<f32, u32>(begin, end, x, levels, map, buckets, counts);
}

/** Phase 3: from counts to the places where each chunk's elements of each bucket begin; and each bucket's. */
export function sort_places_u32(begin: usize, end: usize, chunks: usize, counts: usize, stride: usize, starts: usize): void {
  let sum: u32 = 0;
  for (let bucket = begin; bucket < end; bucket++) {
    store<u32>(starts + bucket * 4, sum);
    for (let chunk: usize = 0; chunk < chunks; chunk++) {
      const at = counts + chunk * stride + bucket * 4;
      const here = load<u32>(at);
      store<u32>(at, sum);
      sum += here;
    }
  }
  store<u32>(starts + end * 4, sum);
}

/** Phase 4: moves keys to their buckets. */
export function sort_scatter_f64(begin: usize, end: usize, x: usize, buckets: usize, keys: usize, places: usize): void {
  scatter<u64>(begin, end, x, buckets, keys, places);
}

export function sort_scatter_f32(begin: usize, end: usize, x: usize, buckets: usize, keys: usize, places: usize): void {
  scatter<u32>(begin, end, x, buckets, keys, places);
}

/**
 * Phase 5: sorts buckets [begin, end). By now the input has been read, and out may take its place. `slot` is room for the
 * counters and for `room` keys, which stay in the cache from bucket to bucket.
 */
export function sort_buckets_f64(
  begin: usize, end: usize, keys: usize, starts: usize, out: usize, room: usize, slot: usize,
): void {
  finish<u64>(begin, end, keys, starts, out, room, slot);
}

export function sort_buckets_f32(
  begin: usize, end: usize, keys: usize, starts: usize, out: usize, room: usize, slot: usize,
): void {
  finish<u32>(begin, end, keys, starts, out, room, slot);
}

function short<K>(n: usize, x: usize, keys: usize, counters: usize, out: usize): void {
  for (let i: usize = 0; i < n; i++) store<K>(keys + i * sizeof<K>(), toKey<K>(load<K>(x + i * sizeof<K>())));
  sortKeys<K>(n, keys, out, out, counters);
}

/** Elements looked at for each bucket that is wanted. */
const OVERSAMPLING: usize = 32;

function pick<T, K>(x: usize, n: usize, levels: usize, sample: usize, counters: usize, map: usize): void {
  const count: usize = OVERSAMPLING << levels;
  const stride = n / count;
  let random: u32 = 1;
  for (let i: usize = 0; i < count; i++) {
    // One of each stretch, at random, so that no period of the data stays unseen.
    random = random * 1664525 + 1013904223;
    const at = i * stride + <usize>((<u64>random * <u64>stride) >> 32);
    store<K>(sample + i * sizeof<K>(), load<K>(x + at * sizeof<K>()));
  }
  short<K>(count, sample, sample + count * sizeof<K>(), counters, sample);
  // Up to four times as many in a bucket as there should be.
  if (!drawCells<T>(sample, count, levels, 4 * OVERSAMPLING, counters, map)) growTree<K>(sample, count, levels, map);
}

function classify<T, K>(begin: usize, end: usize, x: usize, levels: usize, map: usize, buckets: usize, counts: usize): void {
  memory.fill(counts, 0, 4 << levels);
  if (hasCells(map)) byCells<T>(begin, end, x, map, buckets, counts);
  else byTree<K>(begin, end, x, levels, map, buckets, counts);
}

function scatter<K>(begin: usize, end: usize, x: usize, buckets: usize, keys: usize, places: usize): void {
  for (let i = begin; i < end; i++) {
    const at = places + <usize>load<u8>(buckets + i) * 4;
    const place = load<u32>(at);
    store<u32>(at, place + 1);
    store<K>(keys + place * sizeof<K>(), toKey<K>(load<K>(x + i * sizeof<K>())));
  }
}

function finish<K>(
  begin: usize, end: usize, keys: usize, starts: usize, out: usize, room: usize, slot: usize,
): void {
  for (let bucket = begin; bucket < end; bucket++) {
    const from = <usize>load<u32>(starts + bucket * 4), n = <usize>load<u32>(starts + bucket * 4 + 4) - from;
    const at = out + from * sizeof<K>();
    sortKeys<K>(n, keys + from * sizeof<K>(), n <= room ? slot + COUNTERS : at, at, slot);
  }
}
