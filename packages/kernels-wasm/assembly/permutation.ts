import { draw, DRAWN, MAIN, SHUFFLE } from "./_lib/philox";

// Rao 1961 and Sandelius 1962: each number goes to a bucket of its own choice, and each bucket is shuffled (Fisher and
// Yates). If both are fair, so is the permutation. A bucket fits a cache, and takes its numbers in their order.

/** Bytes of a chunk's counters, one for each of 256 buckets; words that were drawn stand behind them. */
const COUNTERS: usize = 1024;

/** How many of the numbers [begin, end) go to each bucket: that of i is the upper bits of word i. */
export function permutation_count_i32(begin: usize, end: usize, shift: i32, keys: usize, slot: usize): void {
  memory.fill(slot, 0, COUNTERS);
  const words = slot + COUNTERS;
  for (let i = begin; i < end; ) {
    draw(<u64>(i >> 5 << 3), 0, MAIN, keys, words);
    for (const stop = min((i | 31) + 1, end); i < stop; i++) {
      const at = slot + (<usize>(<u64>load<u32>(words + ((i & 31) << 2)) >> shift) << 2);
      store<u32>(at, load<u32>(at) + 1);
    }
  }
}

/** Counters become the places where each chunk goes on in each bucket; `starts` those where buckets begin, and the end. */
export function permutation_place_i32(
  begin: usize, end: usize, chunks: usize, buckets: usize, slots: usize, stride: usize, starts: usize,
): void {
  let place: u32 = 0;
  for (let bucket: usize = 0; bucket < buckets; bucket++) {
    store<u32>(starts + (bucket << 2), place);
    for (let at = slots + (bucket << 2), last = at + chunks * stride; at < last; at += stride) {
      const count = load<u32>(at);
      store<u32>(at, place);
      place += count;
    }
  }
  store<u32>(starts + (buckets << 2), place);
}

/** The numbers [begin, end) into their buckets. */
export function permutation_scatter_i32(
  begin: usize, end: usize, shift: i32, keys: usize, slot: usize, out: usize,
): void {
  const words = slot + COUNTERS;
  for (let i = begin; i < end; ) {
    draw(<u64>(i >> 5 << 3), 0, MAIN, keys, words);
    for (const stop = min((i | 31) + 1, end); i < stop; i++) {
      const at = slot + (<usize>(<u64>load<u32>(words + ((i & 31) << 2)) >> shift) << 2);
      const place = <usize>load<u32>(at);
      store<u32>(at, <u32>place + 1);
      store<u32>(out + (place << 2), <u32>i);
    }
  }
}

/** Shuffles buckets [begin, end), each with words of its own: those of blocks bucket · 2^34 and on. */
export function permutation_shuffle_i32(
  begin: usize, end: usize, starts: usize, keys: usize, words: usize, out: usize,
): void {
  for (let bucket = begin; bucket < end; bucket++) {
    const first = out + (load<u32>(starts + (bucket << 2)) << 2);
    let left = load<u32>(starts + (bucket << 2), 4) - load<u32>(starts + (bucket << 2));
    let block = <u64>bucket << 34, used = DRAWN;
    for (; left > 1; left--) {
      let product: u64 = 0;
      do {
        if (used == DRAWN) {
          draw(block, 0, SHUFFLE, keys, words);
          block += 8;
          used = 0;
        }
        product = <u64>load<u32>(words + used) * <u64>left;
        used += 4;
        // Lemire 2019: the division is for the few words that may have to go.
      } while (<u32>product < left && <u32>product < (0 - left) % left);
      const one = first + (<usize>(product >> 32) << 2), two = first + ((left - 1) << 2);
      const kept = load<u32>(one);
      store<u32>(one, load<u32>(two));
      store<u32>(two, kept);
    }
  }
}
