import { countBytes, fillBytes } from "./_lib/bytes";
import { toKey } from "./_lib/order-keys";
import { COUNTERS, sortKeys } from "./_lib/radix";
import { classify, pick } from "./_lib/sample";

/**
 * Sorts lanes [begin, end): lane l has `length` elements, `inner` apart. `slot` is room for the counters and the elements of
 * two lanes.
 */
export function sort_lanes_f64(
  begin: usize, end: usize, x: usize, length: usize, inner: usize, out: usize, slot: usize,
): void {
  lanes<f64, u64>(begin, end, x, length, inner, out, slot);
}

export function sort_lanes_f32(
  begin: usize, end: usize, x: usize, length: usize, inner: usize, out: usize, slot: usize,
): void {
  lanes<f32, u32>(begin, end, x, length, inner, out, slot);
}

export function sort_lanes_i32(
  begin: usize, end: usize, x: usize, length: usize, inner: usize, out: usize, slot: usize,
): void {
  lanes<i32, u32>(begin, end, x, length, inner, out, slot);
}

export function sort_lanes_u32(
  begin: usize, end: usize, x: usize, length: usize, inner: usize, out: usize, slot: usize,
): void {
  lanes<u32, u32>(begin, end, x, length, inner, out, slot);
}

/** Phase 1: the map by which elements find their bucket, one of 2^levels of about the same size. */
export function sort_sample_f64(
  begin: usize, end: usize, x: usize, n: usize, levels: usize, sample: usize, counters: usize, map: usize,
): void {
  pick<f64, u64, f64>(x, n, levels, sample, counters, map);
}

export function sort_sample_f32(
  begin: usize, end: usize, x: usize, n: usize, levels: usize, sample: usize, counters: usize, map: usize,
): void {
  pick<f32, u32, f32>(x, n, levels, sample, counters, map);
}

export function sort_sample_i32(
  begin: usize, end: usize, x: usize, n: usize, levels: usize, sample: usize, counters: usize, map: usize,
): void {
  pick<i32, u32, f32>(x, n, levels, sample, counters, map);
}

export function sort_sample_u32(
  begin: usize, end: usize, x: usize, n: usize, levels: usize, sample: usize, counters: usize, map: usize,
): void {
  pick<u32, u32, f32>(x, n, levels, sample, counters, map);
}

/** Phase 2: the bucket of each element, and how many of the chunk there are in each. */
export function sort_classify_f64(
  begin: usize, end: usize, x: usize, levels: usize, map: usize, buckets: usize, counts: usize,
): void {
  classify<f64, u64, f64>(begin, end, x, levels, map, buckets, counts);
}

export function sort_classify_f32(
  begin: usize, end: usize, x: usize, levels: usize, map: usize, buckets: usize, counts: usize,
): void {
  classify<f32, u32, f32>(begin, end, x, levels, map, buckets, counts);
}

export function sort_classify_i32(
  begin: usize, end: usize, x: usize, levels: usize, map: usize, buckets: usize, counts: usize,
): void {
  classify<i32, u32, f32>(begin, end, x, levels, map, buckets, counts);
}

export function sort_classify_u32(
  begin: usize, end: usize, x: usize, levels: usize, map: usize, buckets: usize, counts: usize,
): void {
  classify<u32, u32, f32>(begin, end, x, levels, map, buckets, counts);
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
  scatter<f64, u64>(begin, end, x, buckets, keys, places);
}

export function sort_scatter_f32(begin: usize, end: usize, x: usize, buckets: usize, keys: usize, places: usize): void {
  scatter<f32, u32>(begin, end, x, buckets, keys, places);
}

export function sort_scatter_i32(begin: usize, end: usize, x: usize, buckets: usize, keys: usize, places: usize): void {
  scatter<i32, u32>(begin, end, x, buckets, keys, places);
}

export function sort_scatter_u32(begin: usize, end: usize, x: usize, buckets: usize, keys: usize, places: usize): void {
  scatter<u32, u32>(begin, end, x, buckets, keys, places);
}

/**
 * Phase 5: sorts buckets [begin, end). By now the input has been read, and out may take its place. `slot` is room for the
 * counters and for `room` keys, which stay in the cache from bucket to bucket.
 */
export function sort_buckets_f64(
  begin: usize, end: usize, keys: usize, starts: usize, out: usize, room: usize, slot: usize,
): void {
  finish<f64, u64>(begin, end, keys, starts, out, room, slot);
}

export function sort_buckets_f32(
  begin: usize, end: usize, keys: usize, starts: usize, out: usize, room: usize, slot: usize,
): void {
  finish<f32, u32>(begin, end, keys, starts, out, room, slot);
}

export function sort_buckets_i32(
  begin: usize, end: usize, keys: usize, starts: usize, out: usize, room: usize, slot: usize,
): void {
  finish<i32, u32>(begin, end, keys, starts, out, room, slot);
}

export function sort_buckets_u32(
  begin: usize, end: usize, keys: usize, starts: usize, out: usize, room: usize, slot: usize,
): void {
  finish<u32, u32>(begin, end, keys, starts, out, room, slot);
}

/** Of bytes, phase 1: how many of a chunk there are of each value. */
export function sort_count_u8(begin: usize, end: usize, x: usize, slot: usize): void {
  countBytes(end - begin, x + begin, slot);
}

/** Phase 2: elements [begin, end) of the result. */
export function sort_fill_u8(begin: usize, end: usize, slots: usize, chunks: usize, out: usize): void {
  fillBytes(begin, end, slots, chunks, out);
}

export function sort_lanes_u8(
  begin: usize, end: usize, x: usize, length: usize, inner: usize, out: usize, slot: usize,
): void {
  for (let lane = begin; lane < end; lane++) {
    const first = (lane / inner) * length * inner + (lane % inner), spare = slot + COUNTERS;
    for (let i: usize = 0; i < length; i++) store<u8>(spare + i, load<u8>(x + first + i * inner));
    countBytes(length, spare, slot);
    fillBytes(0, length, slot, 1, spare);
    for (let i: usize = 0; i < length; i++) store<u8>(out + first + i * inner, load<u8>(spare + i));
  }
}

function lanes<T, K>(begin: usize, end: usize, x: usize, length: usize, inner: usize, out: usize, slot: usize): void {
  const size = sizeof<T>(), keys = slot + COUNTERS, spare = keys + length * size, step = inner * size;
  for (let lane = begin; lane < end; lane++) {
    const first = ((lane / inner) * length * inner + (lane % inner)) * size;
    for (let i: usize = 0, at = x + first; i < length; i++, at += step) {
      store<K>(keys + i * size, toKey<T, K>(load<K>(at)));
    }
    if (inner == 1) {
      sortKeys<T, K>(length, keys, out + first, out + first, slot);
      continue;
    }
    sortKeys<T, K>(length, keys, spare, spare, slot);
    for (let i: usize = 0, at = out + first; i < length; i++, at += step) store<K>(at, load<K>(spare + i * size));
  }
}

function scatter<T, K>(begin: usize, end: usize, x: usize, buckets: usize, keys: usize, places: usize): void {
  for (let i = begin; i < end; i++) {
    const at = places + <usize>load<u8>(buckets + i) * 4;
    const place = load<u32>(at);
    store<u32>(at, place + 1);
    store<K>(keys + place * sizeof<K>(), toKey<T, K>(load<K>(x + i * sizeof<K>())));
  }
}

function finish<T, K>(
  begin: usize, end: usize, keys: usize, starts: usize, out: usize, room: usize, slot: usize,
): void {
  for (let bucket = begin; bucket < end; bucket++) {
    const from = <usize>load<u32>(starts + bucket * 4), n = <usize>load<u32>(starts + bucket * 4 + 4) - from;
    const at = out + from * sizeof<K>();
    sortKeys<T, K>(n, keys + from * sizeof<K>(), n <= room ? slot + COUNTERS : at, at, slot);
  }
}
