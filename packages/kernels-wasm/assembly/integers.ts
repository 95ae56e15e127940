import { AGAIN, draw, DRAWN, KEYS, stream } from "./_lib/philox";

// Lemire, Fast Random Integer Generation in an Interval, 2019: of word · range the upper half, unless the lower half is one
// of the few below 2^32 mod range. Then the element draws again, from words that are its own, so that those of the others
// stay where they are. Both dtypes go by the bits.

const LOW = KEYS;
const RANGE = KEYS + 4;
const THRESHOLD = KEYS + 8;

class Integer {
  // @ts-ignore: decorator
  @inline
  apply(position: u64, keys: usize, words: usize): void {
    const low = v128.load32_splat(keys, LOW), range = v128.load32_splat(keys, RANGE);
    const threshold = v128.load32_splat(keys, THRESHOLD), isAll = load<u32>(keys, RANGE) == 0;
    for (let at = words; at < words + DRAWN; at += 16) {
      const drawn = v128.load(at);
      const p = i64x2.extmul_low_i32x4_u(drawn, range), q = i64x2.extmul_high_i32x4_u(drawn, range);
      const poor = i32x4.lt_u(v128.shuffle<i32>(p, q, 0, 2, 4, 6), threshold);
      // Without a range: all words there are.
      v128.store(at, i32x4.add(low, isAll ? drawn : v128.shuffle<i32>(p, q, 1, 3, 5, 7)));
      if (v128.any_true(poor)) replace(at, i32x4.bitmask(poor), position + <u64>((at - words) >> 2), keys);
    }
  }
}

/** Draws those of four elements again that the bits name. */
function replace(at: usize, poor: i32, position: u64, keys: usize): void {
  for (; poor != 0; poor >>>= 1, at += 4, position++) if (poor & 1) store<u32>(at, again(position, keys));
}

/** The element at a position from the words of its own block, turn by turn, until one does. */
function again(position: u64, keys: usize): u32 {
  const range = <u64>load<u32>(keys, RANGE), threshold = load<u32>(keys, THRESHOLD), words = room;
  let product: u64 = 0;
  for (let i = 0; ; i++) {
    if ((i & 3) == 0) draw(position, i >>> 2, AGAIN, keys, words);
    product = <u64>load<u32>(words + ((i & 3) << 2)) * range;
    if (<u32>product >= threshold) break;
  }
  return load<u32>(keys, LOW) + <u32>(product >> 32);
}

/** Where words that are drawn again go. Every instance has its own. */
let room: usize = 0;

/** Elements [begin, end) of those from `offset` on. */
export function integers_i32(begin: usize, end: usize, offset: f64, keys: usize, slot: usize, out: usize): void {
  room = slot + DRAWN;
  stream<i32, Integer>(begin, end, offset, keys, slot, out);
}

export function integers_u32(begin: usize, end: usize, offset: f64, keys: usize, slot: usize, out: usize): void {
  integers_i32(begin, end, offset, keys, slot, out);
}
