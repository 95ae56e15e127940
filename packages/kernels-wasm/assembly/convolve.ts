import { lanes, loadOne, splatOne, storeOne } from "./_lib/lanes";
import { madd } from "./_lib/madd";

/**
 * Sums at a time, in vectors: as many chains of additions as hide their latency. Engines without relaxed SIMD load all that a
 * turn of the loop needs first, and eight sums leave no registers for that (1.2 times slower than four, measured).
 */
const VECTORS: usize = ASC_FEATURE_RELAXED_SIMD ? 8 : 4;

export function convolve_f64(
  begin: usize, end: usize, x: usize, n: usize, y: usize, m: usize, skipped: usize, out: usize,
): void {
  convolve<f64>(begin, end, x, n, y, m, skipped, out);
}

export function convolve_f32(
  begin: usize, end: usize, x: usize, n: usize, y: usize, m: usize, skipped: usize, out: usize,
): void {
  convolve<f32>(begin, end, x, n, y, m, skipped, out);
}

/**
 * Sums [begin, end) behind `skipped` ones, where y is no longer than x; some vectors at a time as long as all of them have
 * their elements of x, and one by one what some have before that, or behind. Terms are added in the order of y everywhere,
 * so that a sum does not depend on where it stands.
 */
function convolve<T>(
  begin: usize, end: usize, x: usize, n: usize, y: usize, m: usize, skipped: usize, out: usize,
): void {
  const block = VECTORS * lanes<T>();
  for (let i = begin; i < end; ) {
    const t = i + skipped, to = out + i * sizeof<T>(), count = min(block, end - i);
    const from = t + block > n ? t + block - n : 0, upTo = min(m, t + 1);
    if (count == block && from < upTo) {
      // At the ends of x only.
      if (from > 0) addTerms<T>(count, 0, t, x, n, y, from, to, false);
      addVectors<T>(from, upTo, x + t * sizeof<T>(), y, to);
      if (upTo < m) addTerms<T>(count, upTo, t, x, n, y, m, to, true);
    } else {
      addTerms<T>(count, 0, t, x, n, y, m, to, false);
    }
    i += count;
  }
}

/** Adds terms [from, upTo) of `count` sums, the first term of the first with element t of x; to what is there, or to nothing. */
function addTerms<T>(
  count: usize, from: usize, t: usize, x: usize, n: usize, y: usize, upTo: usize, to: usize, isMore: bool,
): void {
  for (const last = t + count; t < last; t++, to += sizeof<T>()) {
    let sum = isMore ? loadOne<T>(to) : v128.splat<T>(<T>0);
    for (let j = max(from, t < n ? 0 : t - n + 1), end = min(upTo, t + 1); j < end; j++) {
      sum = madd<T>(loadOne<T>(y + j * sizeof<T>()), loadOne<T>(x + (t - j) * sizeof<T>()), sum);
    }
    storeOne<T>(to, sum);
  }
}

/** Adds terms [from, upTo) of a block of sums; `p` is where the first one's first element of x is. */
// @ts-ignore: decorator
@inline
function addVectors<T>(from: usize, upTo: usize, p: usize, y: usize, to: usize): void {
  let a = v128.splat<T>(<T>0), b = a, c = a, d = a, e = a, f = a, g = a, h = a;
  if (from > 0) {
    a = v128.load(to), b = v128.load(to, 16), c = v128.load(to, 32), d = v128.load(to, 48);
    if (VECTORS == 8) e = v128.load(to, 64), f = v128.load(to, 80), g = v128.load(to, 96), h = v128.load(to, 112);
  }
  p -= from * sizeof<T>();
  for (let at = y + from * sizeof<T>(), last = y + upTo * sizeof<T>(); at < last; at += sizeof<T>(), p -= sizeof<T>()) {
    const factor = splatOne<T>(at);
    a = madd<T>(factor, v128.load(p), a), b = madd<T>(factor, v128.load(p, 16), b);
    c = madd<T>(factor, v128.load(p, 32), c), d = madd<T>(factor, v128.load(p, 48), d);
    if (VECTORS == 8) {
      e = madd<T>(factor, v128.load(p, 64), e), f = madd<T>(factor, v128.load(p, 80), f);
      g = madd<T>(factor, v128.load(p, 96), g), h = madd<T>(factor, v128.load(p, 112), h);
    }
  }
  v128.store(to, a);
  v128.store(to, b, 16);
  v128.store(to, c, 32);
  v128.store(to, d, 48);
  if (VECTORS == 8) {
    v128.store(to, e, 64);
    v128.store(to, f, 80);
    v128.store(to, g, 96);
    v128.store(to, h, 112);
  }
}
