import { toKey } from "./_lib/order-keys";
import { sortKeys } from "./_lib/radix";

/** All of a short array at once. */
export function sort_short_f64(begin: usize, end: usize, x: usize, keys: usize, counters: usize, out: usize): void {
  short<u64>(end, x, keys, counters, out);
}

export function sort_short_f32(begin: usize, end: usize, x: usize, keys: usize, counters: usize, out: usize): void {
  short<u32>(end, x, keys, counters, out);
}

/** Phase 1: 2^levels − 1 keys that part the array into buckets of about the same size, as a binary search tree. */
export function sort_sample_f64(
  begin: usize, end: usize, x: usize, n: usize, levels: usize, sample: usize, counters: usize, tree: usize,
): void {
  pick<u64>(x, n, levels, sample, counters, tree);
}

export function sort_sample_f32(
  begin: usize, end: usize, x: usize, n: usize, levels: usize, sample: usize, counters: usize, tree: usize,
): void {
  pick<u32>(x, n, levels, sample, counters, tree);
}

/** Phase 2: the bucket of each element, and how many of the chunk there are in each. */
export function sort_classify_f64(
  begin: usize, end: usize, x: usize, levels: usize, tree: usize, buckets: usize, counts: usize,
): void {
  classify<u64>(begin, end, x, levels, tree, buckets, counts);
}

export function sort_classify_f32(
  begin: usize, end: usize, x: usize, levels: usize, tree: usize, buckets: usize, counts: usize,
): void {
  classify<u32>(begin, end, x, levels, tree, buckets, counts);
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

/** Phase 5: sorts buckets [begin, end). By now the input has been read, and out may take its place. */
export function sort_buckets_f64(begin: usize, end: usize, keys: usize, starts: usize, out: usize, counters: usize): void {
  finish<u64>(begin, end, keys, starts, out, counters);
}

export function sort_buckets_f32(begin: usize, end: usize, keys: usize, starts: usize, out: usize, counters: usize): void {
  finish<u32>(begin, end, keys, starts, out, counters);
}

function short<K>(n: usize, x: usize, keys: usize, counters: usize, out: usize): void {
  for (let i: usize = 0; i < n; i++) store<K>(keys + i * sizeof<K>(), toKey<K>(load<K>(x + i * sizeof<K>())));
  sortKeys<K>(n, keys, out, out, counters);
}

/** Elements looked at for each bucket that is wanted. */
const OVERSAMPLING: usize = 32;

function pick<K>(x: usize, n: usize, levels: usize, sample: usize, counters: usize, tree: usize): void {
  const count = OVERSAMPLING << <usize>levels;
  const stride = n / count;
  let random: u32 = 1;
  for (let i: usize = 0; i < count; i++) {
    // One of each stretch, at random, so that no period of the data stays unseen.
    random = random * 1664525 + 1013904223;
    const at = i * stride + <usize>((<u64>random * <u64>stride) >> 32);
    store<K>(sample + i * sizeof<K>(), load<K>(x + at * sizeof<K>()));
  }
  short<K>(count, sample, sample + count * sizeof<K>(), counters, sample);
  for (let level: usize = 0; level < levels; level++) {
    // Node i of a level stands at (2i + 1) / 2^(level + 1) of the sorted sample.
    for (let i: usize = 0; i < (<usize>1 << level); i++) {
      const at = ((2 * i + 1) * count) >> <usize>(level + 1);
      const node = (<usize>1 << level) + i;
      store<K>(tree + node * sizeof<K>(), toKey<K>(load<K>(sample + at * sizeof<K>())));
    }
  }
}

function classify<K>(begin: usize, end: usize, x: usize, levels: usize, tree: usize, buckets: usize, counts: usize): void {
  memory.fill(counts, 0, 4 << levels);
  const first: usize = 1 << levels;
  let i = begin;
  for (; i + 4 <= end; i += 4) {
    const at = x + i * sizeof<K>();
    const a = toKey<K>(load<K>(at)), b = toKey<K>(load<K>(at + sizeof<K>()));
    const c = toKey<K>(load<K>(at + 2 * sizeof<K>())), d = toKey<K>(load<K>(at + 3 * sizeof<K>()));
    let p: usize = 1, q: usize = 1, r: usize = 1, s: usize = 1;
    for (let level = levels; level > 0; level--) {
      p = 2 * p + usize(a > load<K>(tree + p * sizeof<K>()));
      q = 2 * q + usize(b > load<K>(tree + q * sizeof<K>()));
      r = 2 * r + usize(c > load<K>(tree + r * sizeof<K>()));
      s = 2 * s + usize(d > load<K>(tree + s * sizeof<K>()));
    }
    note(i, p - first, buckets, counts);
    note(i + 1, q - first, buckets, counts);
    note(i + 2, r - first, buckets, counts);
    note(i + 3, s - first, buckets, counts);
  }
  for (; i < end; i++) {
    const key = toKey<K>(load<K>(x + i * sizeof<K>()));
    let node: usize = 1;
    for (let level = levels; level > 0; level--) node = 2 * node + usize(key > load<K>(tree + node * sizeof<K>()));
    note(i, node - first, buckets, counts);
  }
}

// @ts-ignore: decorator
@inline
function note(i: usize, bucket: usize, buckets: usize, counts: usize): void {
  store<u8>(buckets + i, <u8>bucket);
  const at = counts + bucket * 4;
  store<u32>(at, load<u32>(at) + 1);
}

function scatter<K>(begin: usize, end: usize, x: usize, buckets: usize, keys: usize, places: usize): void {
  for (let i = begin; i < end; i++) {
    const at = places + <usize>load<u8>(buckets + i) * 4;
    const place = load<u32>(at);
    store<u32>(at, place + 1);
    store<K>(keys + place * sizeof<K>(), toKey<K>(load<K>(x + i * sizeof<K>())));
  }
}

function finish<K>(begin: usize, end: usize, keys: usize, starts: usize, out: usize, counters: usize): void {
  for (let bucket = begin; bucket < end; bucket++) {
    const from = <usize>load<u32>(starts + bucket * 4), to = <usize>load<u32>(starts + bucket * 4 + 4);
    const at = out + from * sizeof<K>();
    sortKeys<K>(to - from, keys + from * sizeof<K>(), at, at, counters);
  }
}
