import { loadOne, storeOne } from "./lanes";
import { op } from "./op";
import { rows2, rows3 } from "./rows";

// Split: through the first and the second half of the range at once. Processors fetch ahead to the end of a page only, and
// an operation that takes long leaves them no time to look beyond it (at 1e7 f64 on one thread, in ns an element: exp
// 4.8 -> 2.4, threeHumpCamel 2.2 -> 1.8, but add 1.6 -> 1.9). Two vectors a turn are as fast as four, and half the code; what
// is left over, less than a turn, goes one by one.

/** Bytes of half a range, in whole turns of two vectors. */
// @ts-ignore: decorator
@inline
function halfOf(bytes: usize): usize {
  return (bytes >> 1) & ~31;
}

/** out[i] = op(x[i]) for i in [begin, end). Each element is loaded before it is stored, so `out` may be `x`. */
// @ts-ignore: decorator
@inline
export function map1<T, Op>(begin: usize, end: usize, x: usize, out: usize): void {
  const stop = end * sizeof<T>();
  let at = begin * sizeof<T>();
  for (; at + 32 <= stop; at += 32) {
    const a = op<Op>().vector<T>(v128.load(x + at)), b = op<Op>().vector<T>(v128.load(x + at, 16));
    v128.store(out + at, a);
    v128.store(out + at, b, 16);
  }
  for (; at < stop; at += sizeof<T>()) storeOne<T>(out + at, op<Op>().vector<T>(loadOne<T>(x + at)));
}

/** As map1, split: one vector of each half a turn. */
// @ts-ignore: decorator
@inline
export function map1Split<T, Op>(begin: usize, end: usize, x: usize, out: usize): void {
  const stop = end * sizeof<T>(), half = halfOf(stop - begin * sizeof<T>());
  let at = begin * sizeof<T>();
  for (const middle = at + half; at < middle; at += 16) {
    const p = x + at, a = op<Op>().vector<T>(v128.load(p)), b = op<Op>().vector<T>(v128.load(p + half));
    v128.store(out + at, a);
    v128.store(out + at + half, b);
  }
  for (at += half; at < stop; at += sizeof<T>()) storeOne<T>(out + at, op<Op>().vector<T>(loadOne<T>(x + at)));
}

// Operands that are broadcast: a loop goes along with its mask at -1, or stands still with 0, at 128 bytes of one repeated
// element; `rows.ts` cuts the range into such loops. Where all arrays lie alike, `form` is 0 and one loop does it all.

/** out[i] = op(x[i], y[i]) for i in [begin, end); `out` may be `x` or `y`. */
// @ts-ignore: decorator
@inline
export function map2<T, Op>(
  begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize,
): void {
  const s = sizeof<T>(), at = begin * s;
  if (form == 0) return loop2<T, Op>(end - begin, x + at, -1, y + at, -1, out + at);
  rows2(begin, end, x, y, out, form, slot, s, s, (n: usize, x: usize, xm: usize, y: usize, ym: usize, out: usize) => {
    loop2<T, Op>(n, x, xm, y, ym, out);
  });
}

function loop2<T, Op>(n: usize, x: usize, xm: usize, y: usize, ym: usize, out: usize): void {
  const stop = n * sizeof<T>();
  let at: usize = 0;
  for (; at + 32 <= stop; at += 32) {
    const p = x + (at & xm), q = y + (at & ym);
    const a = op<Op>().vector<T>(v128.load(p), v128.load(q));
    const b = op<Op>().vector<T>(v128.load(p, 16), v128.load(q, 16));
    v128.store(out + at, a);
    v128.store(out + at, b, 16);
  }
  for (; at < stop; at += sizeof<T>()) {
    storeOne<T>(out + at, op<Op>().vector<T>(loadOne<T>(x + (at & xm)), loadOne<T>(y + (at & ym))));
  }
}

/** As map2, split. */
// @ts-ignore: decorator
@inline
export function map2Split<T, Op>(
  begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize,
): void {
  const s = sizeof<T>(), at = begin * s;
  if (form == 0) return loop2Split<T, Op>(end - begin, x + at, -1, y + at, -1, out + at);
  rows2(begin, end, x, y, out, form, slot, s, s, (n: usize, x: usize, xm: usize, y: usize, ym: usize, out: usize) => {
    loop2Split<T, Op>(n, x, xm, y, ym, out);
  });
}

function loop2Split<T, Op>(n: usize, x: usize, xm: usize, y: usize, ym: usize, out: usize): void {
  const stop = n * sizeof<T>(), half = halfOf(stop);
  let at: usize = 0;
  for (; at < half; at += 32) {
    const p = x + (at & xm), q = x + ((at + half) & xm), r = y + (at & ym), s = y + ((at + half) & ym);
    const to = out + at, too = to + half;
    const a = op<Op>().vector<T>(v128.load(p), v128.load(r)), b = op<Op>().vector<T>(v128.load(p, 16), v128.load(r, 16));
    const c = op<Op>().vector<T>(v128.load(q), v128.load(s)), d = op<Op>().vector<T>(v128.load(q, 16), v128.load(s, 16));
    v128.store(to, a);
    v128.store(to, b, 16);
    v128.store(too, c);
    v128.store(too, d, 16);
  }
  for (at += half; at < stop; at += sizeof<T>()) {
    storeOne<T>(out + at, op<Op>().vector<T>(loadOne<T>(x + (at & xm)), loadOne<T>(y + (at & ym))));
  }
}

/** out[i] = op(x[i], y[i], z[i]) for i in [begin, end); `out` may be any of them. */
// @ts-ignore: decorator
@inline
export function map3<T, Op>(
  begin: usize, end: usize, x: usize, y: usize, z: usize, out: usize, form: usize, slot: usize,
): void {
  const s = sizeof<T>(), at = begin * s;
  if (form == 0) return loop3<T, Op>(end - begin, x + at, -1, y + at, -1, z + at, -1, out + at);
  rows3(begin, end, x, y, z, out, form, slot, s, s,
    (n: usize, x: usize, xm: usize, y: usize, ym: usize, z: usize, zm: usize, out: usize) => {
      loop3<T, Op>(n, x, xm, y, ym, z, zm, out);
    });
}

function loop3<T, Op>(
  n: usize, x: usize, xm: usize, y: usize, ym: usize, z: usize, zm: usize, out: usize,
): void {
  const stop = n * sizeof<T>();
  let at: usize = 0;
  for (; at + 32 <= stop; at += 32) {
    const p = x + (at & xm), q = y + (at & ym), r = z + (at & zm);
    const a = op<Op>().vector<T>(v128.load(p), v128.load(q), v128.load(r));
    const b = op<Op>().vector<T>(v128.load(p, 16), v128.load(q, 16), v128.load(r, 16));
    v128.store(out + at, a);
    v128.store(out + at, b, 16);
  }
  for (; at < stop; at += sizeof<T>()) {
    const a = loadOne<T>(x + (at & xm)), b = loadOne<T>(y + (at & ym)), c = loadOne<T>(z + (at & zm));
    storeOne<T>(out + at, op<Op>().vector<T>(a, b, c));
  }
}
