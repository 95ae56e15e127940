import { fromKey } from "./order-keys";

/** Bits of a digit at most: 2048 counters of 4 bytes fit in the first-level cache. */
const DIGIT: u32 = 11;
/** Bytes of room for counters that sorting needs. */
export const COUNTERS: usize = 2 * 4 << DIGIT;
/** Up to here inserting one by one is quicker. */
const FEW: usize = 24;

/**
 * Sorts n keys at `a` and writes the elements they stand for to `out`, by way of `b`, which may be `out`.
 *
 * Two digits are taken from the first bits in which the keys differ, enough for all but few keys to be apart; what is
 * left is inserted. Where that goes on for too long (keys in narrow clusters), all digits are taken after all.
 */
export function sortKeys<T, K>(n: usize, a: usize, b: usize, out: usize, counters: usize): void {
  if (n <= FEW) {
    insertAll<T, K>(n, a, out, n * n);
    return;
  }
  // The last key counts even where n is odd.
  let least = load<K>(a + (n - 1) * sizeof<K>()), greatest = least;
  const half = (n >> 1) * sizeof<K>();
  for (let at = a; at < a + half; at += sizeof<K>()) {
    const p = load<K>(at), q = load<K>(at + half);
    const low = p < q ? p : q, high = p < q ? q : p;
    least = low < least ? low : least;
    greatest = high > greatest ? high : greatest;
  }
  const bits = <u32>(8 * sizeof<K>()) - <u32>clz<K>(greatest - least);
  const enough = (<u32>(8 * sizeof<usize>()) - <u32>clz<usize>(n) + 7) >> 1;
  const digit = min(min(DIGIT, enough), (bits + 1) >> 1);
  const shift = bits > 2 * digit ? bits - 2 * digit : 0;
  if (bits > 0) twoDigits<K>(n, a, b, least, shift, digit, counters);
  if (insertAll<T, K>(n, a, out, 8 * n)) return;
  allDigits<K>(n, a, b, least, bits, counters);
  insertAll<T, K>(n, a, out, 0);
}

/** Sorts by 2 · digit bits from `shift` on, from a to b and back. */
function twoDigits<K>(n: usize, a: usize, b: usize, least: K, shift: u32, digit: u32, counters: usize): void {
  const mask: u32 = (1 << digit) - 1;
  const second = counters + (4 << digit);
  memory.fill(counters, 0, 8 << digit);
  const stop = a + n * sizeof<K>();
  for (let at = a; at < stop; at += sizeof<K>()) {
    const key = <u32>(<u64>(load<K>(at) - least) >> shift);
    const low = counters + ((key & mask) << 2), high = second + ((key >> digit & mask) << 2);
    store<u32>(low, load<u32>(low) + 1);
    store<u32>(high, load<u32>(high) + 1);
  }
  starts(counters, 1 << digit);
  starts(second, 1 << digit);
  deal<K>(n, a, b, least, shift, mask, counters);
  deal<K>(n, b, a, least, shift + digit, mask, second);
}

/** Sorts by all bits, from a to b and back. */
function allDigits<K>(n: usize, a: usize, b: usize, least: K, bits: u32, counters: usize): void {
  for (let shift: u32 = 0; shift < bits; shift += 2 * DIGIT) twoDigits<K>(n, a, b, least, shift, DIGIT, counters);
}

/** From counts to where each digit's first key goes. */
function starts(counters: usize, count: usize): void {
  let sum: u32 = 0;
  for (let i: usize = 0; i < count; i++) {
    const here = load<u32>(counters + (i << 2));
    store<u32>(counters + (i << 2), sum);
    sum += here;
  }
}

// The shift may be as long as a key of 32 bits: it is done on 64.
function deal<K>(n: usize, from: usize, to: usize, least: K, shift: u32, mask: u32, counters: usize): void {
  for (const stop = from + n * sizeof<K>(); from < stop; from += sizeof<K>()) {
    const key = load<K>(from);
    const counter = counters + ((<u32>(<u64>(key - least) >> shift) & mask) << 2);
    const place = load<u32>(counter);
    store<u32>(counter, place + 1);
    store<K>(to + place * sizeof<K>(), key);
  }
}

/**
 * Writes the elements of keys to `out`, each key moved to its place among those before it in both. Gives up, with all keys
 * still at `a`, after so many moves.
 */
function insertAll<T, K>(n: usize, a: usize, out: usize, moves: usize): bool {
  const size = sizeof<K>();
  let greatest: K = 0;
  for (let at: usize = 0; at < n * size; at += size) {
    const key = load<K>(a + at);
    if (key >= greatest) {
      greatest = key;
      store<K>(out + at, fromKey<T, K>(key));
      continue;
    }
    let to = at;
    while (to > 0 && load<K>(a + to - size) > key) {
      store<K>(a + to, load<K>(a + to - size));
      store<K>(out + to, load<K>(out + to - size));
      to -= size;
    }
    store<K>(a + to, key);
    store<K>(out + to, fromKey<T, K>(key));
    const moved = (at - to) / size;
    if (moved > moves) return false;
    moves -= moved;
  }
  return true;
}
