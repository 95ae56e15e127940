import { note } from "./bucket";
import { toKey } from "./order-keys";

// Buckets for any distribution: their bounds as a binary search tree (Eytzinger's layout: the children of node i are 2i
// and 2i + 1), gone down without branches (Sanders and Winkel 2004).

/** Offset of the nodes in the map; the head says that there are no cells. */
const HEAD: usize = 32;

/** Makes the tree from a sorted sample of 2^m elements. */
export function growTree<T, K>(sample: usize, count: usize, levels: usize, map: usize): void {
  store<u32>(map, 0);
  const nodes = map + HEAD;
  for (let level: usize = 0; level < levels; level++) {
    const width: usize = 1 << level;
    for (let i: usize = 0; i < width; i++) {
      const middle: usize = ((2 * i + 1) * count) / (2 * width);
      store<K>(nodes + (width + i) * sizeof<K>(), toKey<T, K>(load<K>(sample + middle * sizeof<K>())));
    }
  }
}

/** T is u32 for i32 as well: `bias` are the bits that make one of the other. */
export function byTree<T, K>(
  begin: usize, end: usize, x: usize, levels: usize, map: usize, buckets: usize, counts: usize, bias: K,
): void {
  const nodes = map + HEAD, size = sizeof<K>(), leaves: usize = 1 << levels;
  let i = begin;
  for (; i + 4 <= end; i += 4) {
    const at = x + i * size;
    const a = toKey<T, K>(load<K>(at) ^ bias), b = toKey<T, K>(load<K>(at + size) ^ bias);
    const c = toKey<T, K>(load<K>(at + 2 * size) ^ bias), d = toKey<T, K>(load<K>(at + 3 * size) ^ bias);
    let p: usize = 1, q: usize = 1, r: usize = 1, s: usize = 1;
    for (let level = levels; level > 0; level--) {
      p = 2 * p + usize(a > load<K>(nodes + p * size));
      q = 2 * q + usize(b > load<K>(nodes + q * size));
      r = 2 * r + usize(c > load<K>(nodes + r * size));
      s = 2 * s + usize(d > load<K>(nodes + s * size));
    }
    note(i, p - leaves, buckets, counts);
    note(i + 1, q - leaves, buckets, counts);
    note(i + 2, r - leaves, buckets, counts);
    note(i + 3, s - leaves, buckets, counts);
  }
  for (; i < end; i++) {
    const key = toKey<T, K>(load<K>(x + i * size) ^ bias);
    let node: usize = 1;
    for (let level = levels; level > 0; level--) node = 2 * node + usize(key > load<K>(nodes + node * size));
    note(i, node - leaves, buckets, counts);
  }
}
