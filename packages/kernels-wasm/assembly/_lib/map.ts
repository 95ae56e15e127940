import { lanes, loadOne, storeOne } from "./lanes";
import { op } from "./op";

/** out[i] = op(x[i]) for i in [begin, end). Each step loads before it stores, so `out` may be `x`. */
// @ts-ignore: decorator
@inline
export function map1<T, Op>(begin: usize, end: usize, x: usize, out: usize): void {
  const step = lanes<T>() * sizeof<T>();
  const stop = end * sizeof<T>();
  let at = begin * sizeof<T>();
  // Four vectors in flight hide the latency of the longest operations.
  for (; at + 4 * step <= stop; at += 4 * step) {
    const a = op<Op>().vector<T>(v128.load(x + at));
    const b = op<Op>().vector<T>(v128.load(x + at, 16));
    const c = op<Op>().vector<T>(v128.load(x + at, 32));
    const d = op<Op>().vector<T>(v128.load(x + at, 48));
    v128.store(out + at, a);
    v128.store(out + at, b, 16);
    v128.store(out + at, c, 32);
    v128.store(out + at, d, 48);
  }
  for (; at + step <= stop; at += step) v128.store(out + at, op<Op>().vector<T>(v128.load(x + at)));
  for (; at < stop; at += sizeof<T>()) storeOne<T>(out + at, op<Op>().vector<T>(loadOne<T>(x + at)));
}

/** out[i] = op(x[i], y[i]) for i in [begin, end); `out` may be `x` or `y`. */
// @ts-ignore: decorator
@inline
export function map2<T, Op>(begin: usize, end: usize, x: usize, y: usize, out: usize): void {
  const step = lanes<T>() * sizeof<T>();
  const stop = end * sizeof<T>();
  let at = begin * sizeof<T>();
  for (; at + 4 * step <= stop; at += 4 * step) {
    const a = op<Op>().vector<T>(v128.load(x + at), v128.load(y + at));
    const b = op<Op>().vector<T>(v128.load(x + at, 16), v128.load(y + at, 16));
    const c = op<Op>().vector<T>(v128.load(x + at, 32), v128.load(y + at, 32));
    const d = op<Op>().vector<T>(v128.load(x + at, 48), v128.load(y + at, 48));
    v128.store(out + at, a);
    v128.store(out + at, b, 16);
    v128.store(out + at, c, 32);
    v128.store(out + at, d, 48);
  }
  for (; at + step <= stop; at += step) v128.store(out + at, op<Op>().vector<T>(v128.load(x + at), v128.load(y + at)));
  for (; at < stop; at += sizeof<T>()) storeOne<T>(out + at, op<Op>().vector<T>(loadOne<T>(x + at), loadOne<T>(y + at)));
}
