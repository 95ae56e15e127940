import { toKey } from "./_lib/order-keys";
import { orderPlaces } from "./_lib/places";
import { COUNTERS } from "./_lib/radix";

// Phases that part the range into buckets are those of `sort`. `mask` turns the order round where it has all bits set.

/**
 * The first `limit` places of lanes [begin, end) in their order: lane l has `length` elements, `inner` apart, as are the results. `slot` is room
 * for the counters, keys, and twice as many words of 64 bits.
 */
export function argsort_lanes_f64(
  begin: usize, end: usize, x: usize, length: usize, inner: usize, limit: usize, mask: i32, out: usize, slot: usize,
): void {
  lanes<f64, u64>(begin, end, x, length, inner, limit, mask, out, slot);
}

export function argsort_lanes_f32(
  begin: usize, end: usize, x: usize, length: usize, inner: usize, limit: usize, mask: i32, out: usize, slot: usize,
): void {
  lanes<f32, u32>(begin, end, x, length, inner, limit, mask, out, slot);
}

export function argsort_lanes_i32(
  begin: usize, end: usize, x: usize, length: usize, inner: usize, limit: usize, mask: i32, out: usize, slot: usize,
): void {
  lanes<i32, u32>(begin, end, x, length, inner, limit, mask, out, slot);
}

export function argsort_lanes_u32(
  begin: usize, end: usize, x: usize, length: usize, inner: usize, limit: usize, mask: i32, out: usize, slot: usize,
): void {
  lanes<u32, u32>(begin, end, x, length, inner, limit, mask, out, slot);
}

/**
 * Phase 3: as `sort_places_u32`, but buckets come in the order that is wanted. Those that begin behind `limit` have no
 * places.
 */
export function argsort_places_u32(
  begin: usize, end: usize, chunks: usize, counts: usize, stride: usize, starts: usize, limit: u32, mask: i32,
): void {
  let sum: u32 = 0;
  for (let rank = begin; rank < end; rank++) {
    const bucket = mask == 0 ? rank : end - 1 - rank, isLeft = sum >= limit;
    store<u32>(starts + rank * 4, sum);
    for (let chunk: usize = 0; chunk < chunks; chunk++) {
      const at = counts + chunk * stride + bucket * 4;
      const here = load<u32>(at);
      store<u32>(at, isLeft ? NOWHERE : sum);
      sum += here;
    }
  }
  store<u32>(starts + end * 4, sum);
}

const NOWHERE: u32 = 0xffffffff;

/** Phase 4: moves keys and the places they had to their buckets. */
export function argsort_scatter_f64(
  begin: usize, end: usize, x: usize, buckets: usize, keys: usize, ids: usize, mask: i32, places: usize,
): void {
  scatter<f64, u64>(begin, end, x, buckets, keys, ids, mask, places);
}

export function argsort_scatter_f32(
  begin: usize, end: usize, x: usize, buckets: usize, keys: usize, ids: usize, mask: i32, places: usize,
): void {
  scatter<f32, u32>(begin, end, x, buckets, keys, ids, mask, places);
}

export function argsort_scatter_i32(
  begin: usize, end: usize, x: usize, buckets: usize, keys: usize, ids: usize, mask: i32, places: usize,
): void {
  scatter<i32, u32>(begin, end, x, buckets, keys, ids, mask, places);
}

export function argsort_scatter_u32(
  begin: usize, end: usize, x: usize, buckets: usize, keys: usize, ids: usize, mask: i32, places: usize,
): void {
  scatter<u32, u32>(begin, end, x, buckets, keys, ids, mask, places);
}

/**
 * Phase 5: the first `limit` places of all, of buckets [begin, end). `slot` is room for the counters and for two words of 64
 * bits for each of `room` keys; more keys have theirs in `spare`.
 */
export function argsort_buckets_f64(
  begin: usize, end: usize, keys: usize, ids: usize, starts: usize, limit: usize, out: usize,
  room: usize, spare: usize, slot: usize,
): void {
  finish<u64>(begin, end, keys, ids, starts, limit, out, room, spare, slot);
}

export function argsort_buckets_u32(
  begin: usize, end: usize, keys: usize, ids: usize, starts: usize, limit: usize, out: usize,
  room: usize, spare: usize, slot: usize,
): void {
  finish<u32>(begin, end, keys, ids, starts, limit, out, room, spare, slot);
}

function lanes<T, K>(
  begin: usize, end: usize, x: usize, length: usize, inner: usize, limit: usize, mask: i32, out: usize, slot: usize,
): void {
  const words = slot + COUNTERS, more = words + length * 8, keys = more + length * 8, step = inner * sizeof<K>();
  for (let lane = begin; lane < end; lane++) {
    const row = lane / inner, column = lane % inner, first = row * length * inner + column;
    for (let i: usize = 0, at = x + first * sizeof<K>(); i < length; i++, at += step) {
      store<K>(keys + i * sizeof<K>(), toKey<T, K>(load<K>(at)) ^ <K>mask);
    }
    orderPlaces<K>(length, keys, 0, limit, words, more, slot, out + (row * limit * inner + column) * 4, inner * 4);
  }
}

function scatter<T, K>(
  begin: usize, end: usize, x: usize, buckets: usize, keys: usize, ids: usize, mask: i32, places: usize,
): void {
  for (let i = begin; i < end; i++) {
    const at = places + <usize>load<u8>(buckets + i) * 4;
    const place = load<u32>(at);
    if (place == NOWHERE) continue;
    store<u32>(at, place + 1);
    store<K>(keys + place * sizeof<K>(), toKey<T, K>(load<K>(x + i * sizeof<K>())) ^ <K>mask);
    store<u32>(ids + place * 4, <u32>i);
  }
}

function finish<K>(
  begin: usize, end: usize, keys: usize, ids: usize, starts: usize, limit: usize, out: usize,
  room: usize, spare: usize, slot: usize,
): void {
  for (let bucket = begin; bucket < end; bucket++) {
    const from = <usize>load<u32>(starts + bucket * 4), to = <usize>load<u32>(starts + bucket * 4 + 4), n = to - from;
    if (from >= limit) return;
    const words = n <= room ? slot + COUNTERS : spare + from * 16;
    const count = min(n, limit - from);
    orderPlaces<K>(n, keys + from * sizeof<K>(), ids + from * 4, count, words, words + n * 8, slot, out + from * 4, 4);
  }
}
