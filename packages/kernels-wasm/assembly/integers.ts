import { AGAIN, draw, Group, KEYS, stream, wordOf } from "./_lib/philox";

// Lemire, Fast Random Integer Generation in an Interval, 2019: of word · range the upper half, unless the lower half is one
// of the few below 2^32 mod range. Then the element draws again, from words that are its own, so that those of the others
// stay where they are.

const LOW = KEYS;
const RANGE = KEYS + 4;
const THRESHOLD = KEYS + 8;

class Integer {
  // @ts-ignore: decorator
  @inline
  apply(group: u64, keys: usize): void {
    const low = v128.load32_splat(keys, LOW);
    // All words there are.
    if (load<u32>(keys, RANGE) == 0) {
      Group.a = i32x4.add(low, Group.a);
      Group.b = i32x4.add(low, Group.b);
      Group.c = i32x4.add(low, Group.c);
      Group.d = i32x4.add(low, Group.d);
      return;
    }
    const first = group << 4;
    Group.a = bounded(Group.a, first, keys);
    Group.b = bounded(Group.b, first + 4, keys);
    Group.c = bounded(Group.c, first + 8, keys);
    Group.d = bounded(Group.d, first + 12, keys);
  }
}

function bounded(words: v128, position: u64, keys: usize): v128 {
  const range = v128.load32_splat(keys, RANGE), threshold = v128.load32_splat(keys, THRESHOLD);
  const p = i64x2.extmul_low_i32x4_u(words, range), q = i64x2.extmul_high_i32x4_u(words, range);
  const poor = i32x4.lt_u(v128.shuffle<i32>(p, q, 0, 2, 4, 6), threshold);
  const values = i32x4.add(v128.load32_splat(keys, LOW), v128.shuffle<i32>(p, q, 1, 3, 5, 7));
  return v128.any_true(poor) ? replaced(values, poor, position, keys) : values;
}

function replaced(values: v128, poor: v128, position: u64, keys: usize): v128 {
  if (i32x4.extract_lane(poor, 0)) values = i32x4.replace_lane(values, 0, again(position, keys));
  if (i32x4.extract_lane(poor, 1)) values = i32x4.replace_lane(values, 1, again(position + 1, keys));
  if (i32x4.extract_lane(poor, 2)) values = i32x4.replace_lane(values, 2, again(position + 2, keys));
  if (i32x4.extract_lane(poor, 3)) values = i32x4.replace_lane(values, 3, again(position + 3, keys));
  return values;
}

/** The element at a position from the words of its own block, turn by turn, until one does. */
function again(position: u64, keys: usize): u32 {
  const a = Group.a, b = Group.b, c = Group.c, d = Group.d;
  const range = <u64>load<u32>(keys, RANGE), threshold = load<u32>(keys, THRESHOLD), first = <i32>(position & 3) << 2;
  let product: u64 = 0;
  for (let i = 0; ; i++) {
    if ((i & 3) == 0) draw(position >> 2, i >>> 2, AGAIN, keys);
    product = <u64>wordOf(first + (i & 3)) * range;
    if (<u32>product >= threshold) break;
  }
  Group.a = a;
  Group.b = b;
  Group.c = c;
  Group.d = d;
  return load<u32>(keys, LOW) + <u32>(product >> 32);
}

/** Elements [begin, end) of those from `offset` on. */
export function integers_i32(begin: usize, end: usize, offset: f64, keys: usize, out: usize): void {
  stream<i32, Integer>(begin, end, offset, keys, out);
}

/** The same words: both dtypes go by the bits. */

export function integers_u32(begin: usize, end: usize, offset: f64, keys: usize, out: usize): void {
  integers_i32(begin, end, offset, keys, out);
}
