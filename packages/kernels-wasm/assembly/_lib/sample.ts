import { byCells, drawCells, hasCells } from "./cells";
import { toKey } from "./order-keys";
import { sortKeys } from "./radix";
import { byTree, growTree } from "./tree";

/** Elements looked at for each bucket that is wanted. */
const OVERSAMPLING: usize = 32;

/**
 * Makes the map from elements of type T to buckets, 2^levels of about the same size, from a sample of them. `sample` is room
 * for twice as many keys as are looked at.
 */
export function pick<T, K, F>(x: usize, n: usize, levels: usize, sample: usize, counters: usize, map: usize): void {
  const count: usize = OVERSAMPLING << levels, keys = sample + count * sizeof<K>();
  const stride = n / count;
  let random: u32 = 1;
  for (let i: usize = 0; i < count; i++) {
    // One of each stretch, at random, so that no period of the data stays unseen.
    random = random * 1664525 + 1013904223;
    const at = i * stride + <usize>((<u64>random * <u64>stride) >> 32);
    store<K>(keys + i * sizeof<K>(), toKey<T, K>(load<K>(x + at * sizeof<K>())));
  }
  sortKeys<T, K>(count, keys, sample, sample, counters);
  // Up to four times as many in a bucket as there should be.
  const most = 4 * OVERSAMPLING;
  const hasDrawn = isFloat<T>()
    ? drawCells<T, F>(sample, count, levels, most, counters, map, 0)
    : drawCells<i32, F>(sample, count, levels, most, counters, map, biasOf<T>());
  if (!hasDrawn) growTree<T, K>(sample, count, levels, map);
}

/** Writes down the bucket of each element, and how many there are in each. */
export function classify<T, K, F>(
  begin: usize, end: usize, x: usize, levels: usize, map: usize, buckets: usize, counts: usize,
): void {
  memory.fill(counts, 0, 4 << levels);
  if (isFloat<T>()) {
    if (hasCells(map)) byCells<T, F>(begin, end, x, map, buckets, counts, 0);
    else byTree<T, K>(begin, end, x, levels, map, buckets, counts, 0);
  } else {
    if (hasCells(map)) byCells<i32, F>(begin, end, x, map, buckets, counts, biasOf<T>());
    else byTree<K, K>(begin, end, x, levels, map, buckets, counts, isSigned<T>() ? <K>i32.MIN_VALUE : 0);
  }
}

// @ts-ignore: decorator
@inline
function biasOf<T>(): i32 {
  return isSigned<T>() ? 0 : i32.MIN_VALUE;
}
