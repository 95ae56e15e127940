import { sortKeys } from "./radix";

/**
 * Writes where the keys would come from if they were sorted: the first `limit` places, or what `ids` has there, `step` bytes
 * apart. Equal keys keep their order. `a` and `b` have room for a word of 64 bits for each key; keys are overwritten.
 *
 * Sorted are words of a key's first bits and its place, so that it comes along and makes each word a different one. Where
 * not all bits in which keys differ have room, those that are left hardly ever matter; if they do, it is done again by halves.
 */
export function orderPlaces<K>(
  n: usize, keys: usize, ids: usize, limit: usize, a: usize, b: usize, counters: usize, out: usize, step: usize,
): void {
  if (n == 0) return;
  let bits: u64 = 32, shift: u64 = 0, least: K = 0;
  if (sizeof<K>() == 8) {
    let greatest: K = least = load<K>(keys);
    for (let i: usize = 1; i < n; i++) {
      const key = load<K>(keys + i * sizeof<K>());
      least = key < least ? key : least;
      greatest = key > greatest ? key : greatest;
    }
    bits = 64 - clz<u64>(<u64>(n - 1) | 1);
    const all = 64 - clz<u64>(<u64>(greatest - least)) + bits;
    shift = all > 64 ? all - 64 : 0;
  }
  for (let i: usize = 0; i < n; i++) {
    const key = <u64>(load<K>(keys + i * sizeof<K>()) - least);
    store<u64>(a + i * 8, (key >> shift) << bits | <u64>i);
  }
  sortKeys<u64, u64>(n, a, b, b, counters);
  const isByHalves = shift > 0 && !isSorted(n, keys, a, bits);
  if (isByHalves) sortByHalves(n, keys, a, b, counters);
  const mask: u64 = isByHalves ? 0xffffffff : (<u64>1 << bits) - 1;
  for (let i: usize = 0; i < limit; i++, out += step) {
    let place = <u32>(load<u64>(a + i * 8) & mask);
    if (isByHalves) place = load<u32>(keys + <usize>place * 4);
    store<u32>(out, ids == 0 ? place : load<u32>(ids + <usize>place * 4));
  }
}

/** Whether words that are the same but for their places have their keys in order. */
function isSorted(n: usize, keys: usize, words: usize, bits: u64): bool {
  const mask: u64 = (<u64>1 << bits) - 1;
  for (let i: usize = 1; i < n; i++) {
    const before = load<u64>(words + i * 8 - 8), word = load<u64>(words + i * 8);
    if (before >> bits != word >> bits) continue;
    if (load<u64>(keys + <usize>(before & mask) * 8) > load<u64>(keys + <usize>(word & mask) * 8)) return false;
  }
  return true;
}

/** Sorts by the second half of the keys, then by the first: `a` has ranks then, and `keys` the place of each rank, in 32 bits. */
function sortByHalves(n: usize, keys: usize, a: usize, b: usize, counters: usize): void {
  const mask: u64 = 0xffffffff;
  for (let i: usize = 0; i < n; i++) store<u64>(a + i * 8, load<u64>(keys + i * 8) << 32 | <u64>i);
  sortKeys<u64, u64>(n, a, b, b, counters);
  for (let i: usize = 0; i < n; i++) {
    const key = load<u64>(keys + <usize>(load<u64>(b + i * 8) & mask) * 8);
    store<u64>(a + i * 8, (key & ~mask) | <u64>i);
  }
  for (let i: usize = 0; i < n; i++) store<u32>(keys + i * 4, load<u32>(b + i * 8));
  sortKeys<u64, u64>(n, a, b, b, counters);
}
