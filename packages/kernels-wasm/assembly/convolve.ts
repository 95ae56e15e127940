import { lanes, loadOne, splatOne, storeOne } from "./_lib/lanes";
import { madd } from "./_lib/madd";

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
 * Sums [begin, end) behind `skipped` ones, where y is no longer than x; four vectors at a time where all of y has its
 * elements of x. Terms are added in the order of y everywhere, so that a sum does not depend on where it stands.
 */
function convolve<T>(
  begin: usize, end: usize, x: usize, n: usize, y: usize, m: usize, skipped: usize, out: usize,
): void {
  const size = sizeof<T>(), block = 4 * lanes<T>();
  for (let i = begin; i < end; ) {
    const t = i + skipped, to = out + i * size;
    if (t + 1 >= m && t + block <= n && i + block <= end) {
      let a = v128.splat<T>(<T>0), b = a, c = a, d = a;
      for (let j: usize = 0, p = x + t * size; j < m; j++, p -= size) {
        const factor = splatOne<T>(y + j * size);
        a = madd<T>(factor, v128.load(p), a), b = madd<T>(factor, v128.load(p, 16), b);
        c = madd<T>(factor, v128.load(p, 32), c), d = madd<T>(factor, v128.load(p, 48), d);
      }
      v128.store(to, a);
      v128.store(to, b, 16);
      v128.store(to, c, 32);
      v128.store(to, d, 48);
      i += block;
    } else {
      let sum = v128.splat<T>(<T>0);
      const first = t < n ? 0 : t - n + 1;
      for (let j: usize = first; j < m && j <= t; j++) {
        sum = madd<T>(loadOne<T>(y + j * size), loadOne<T>(x + (t - j) * size), sum);
      }
      storeOne<T>(to, sum);
      i++;
    }
  }
}
