import { lanes, splatOne, storeOne } from "./lanes";
import { op } from "./op";

/** The greatest, or the least, of the first cell and all elements up to each. The chain from vector to vector is one step. */
// @ts-ignore: decorator
@inline
export function scanExtreme<T, Op>(begin: usize, end: usize, x: usize, out: usize, cells: usize): void {
  const stop = end * sizeof<T>();
  let at = begin * sizeof<T>(), best = v128.splat<T>(<T>load<f64>(cells));
  for (; at + 16 <= stop; at += 16) {
    let v = v128.load(x + at);
    if (lanes<T>() == 4) v = op<Op>().exact<T>(v, v128.shuffle<i32>(v, v, 0, 0, 1, 2));
    v = op<Op>().exact<T>(v, lanes<T>() == 4 ? v128.shuffle<i32>(v, v, 0, 1, 0, 1) : v128.shuffle<i64>(v, v, 0, 0));
    const last = lanes<T>() == 4 ? v128.shuffle<i32>(v, v, 3, 3, 3, 3) : v128.shuffle<i64>(v, v, 1, 1);
    v128.store(out + at, op<Op>().exact<T>(best, v));
    best = op<Op>().exact<T>(best, last);
  }
  for (; at < stop; at += sizeof<T>()) {
    best = op<Op>().exact<T>(best, splatOne<T>(x + at));
    storeOne<T>(out + at, best);
  }
  store<f64>(cells, sizeof<T>() == 8 ? f64x2.extract_lane(best, 0) : <f64>f32x4.extract_lane(best, 0));
}
