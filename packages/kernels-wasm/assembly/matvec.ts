import { lanes, loadOne } from "./_lib/lanes";
import { madd } from "./_lib/madd";

export function matvec_f64(begin: usize, end: usize, a: usize, x: usize, columns: usize, out: usize): void {
  multiply<f64>(begin, end, a, x, columns, out);
}

export function matvec_f32(begin: usize, end: usize, a: usize, x: usize, columns: usize, out: usize): void {
  multiply<f32>(begin, end, a, x, columns, out);
}

/** Rows [begin, end): four at a time, for which x is read once. Each row is summed in the same order wherever it stands. */
// @ts-ignore: decorator
@inline
function multiply<T>(begin: usize, end: usize, a: usize, x: usize, columns: usize, out: usize): void {
  const stride = columns * sizeof<T>(), whole = stride & ~31;
  let row = begin;
  for (; row + 4 <= end; row += 4) {
    const p = a + row * stride, q = p + stride, r = q + stride, s = r + stride;
    let p0 = v128.splat<T>(<T>0), p1 = p0, q0 = p0, q1 = p0, r0 = p0, r1 = p0, s0 = p0, s1 = p0;
    for (let at: usize = 0; at < whole; at += 32) {
      const low = v128.load(x + at), high = v128.load(x + at, 16);
      p0 = madd<T>(v128.load(p + at), low, p0), p1 = madd<T>(v128.load(p + at, 16), high, p1);
      q0 = madd<T>(v128.load(q + at), low, q0), q1 = madd<T>(v128.load(q + at, 16), high, q1);
      r0 = madd<T>(v128.load(r + at), low, r0), r1 = madd<T>(v128.load(r + at, 16), high, r1);
      s0 = madd<T>(v128.load(s + at), low, s0), s1 = madd<T>(v128.load(s + at, 16), high, s1);
    }
    finish<T>(p, x, whole, stride, p0, p1, out + row * sizeof<T>());
    finish<T>(q, x, whole, stride, q0, q1, out + (row + 1) * sizeof<T>());
    finish<T>(r, x, whole, stride, r0, r1, out + (row + 2) * sizeof<T>());
    finish<T>(s, x, whole, stride, s0, s1, out + (row + 3) * sizeof<T>());
  }
  for (; row < end; row++) {
    const p = a + row * stride;
    let p0 = v128.splat<T>(<T>0), p1 = p0;
    for (let at: usize = 0; at < whole; at += 32) {
      p0 = madd<T>(v128.load(p + at), v128.load(x + at), p0);
      p1 = madd<T>(v128.load(p + at, 16), v128.load(x + at, 16), p1);
    }
    finish<T>(p, x, whole, stride, p0, p1, out + row * sizeof<T>());
  }
}

/** Adds the last columns of a row to its sums, and writes what they come to. */
function finish<T>(row: usize, x: usize, from: usize, stride: usize, low: v128, high: v128, out: usize): void {
  for (let at = from; at < stride; at += sizeof<T>()) {
    low = madd<T>(loadOne<T>(row + at), loadOne<T>(x + at), low);
  }
  let v = v128.add<T>(low, high);
  v = v128.add<T>(v, v128.shuffle<i64>(v, v, 1, 0));
  if (lanes<T>() == 4) v = v128.add<T>(v, v128.shuffle<i32>(v, v, 1, 0, 3, 2));
  store<T>(out, sizeof<T>() == 8 ? <T>f64x2.extract_lane(v, 0) : <T>f32x4.extract_lane(v, 0));
}
