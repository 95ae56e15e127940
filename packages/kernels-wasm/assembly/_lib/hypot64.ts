import { at } from "./gather";

const CONSTANTS = memory.data<f64>([1e150, 1e-130, 0.5, Infinity]);
const BITS = memory.data<u64>([0xfffffffff8000000]); // the first 26 digits

/** √(x² + y²), within 0.9 ulp; special values as C has them. */
// @ts-ignore: decorator
@inline
export function hypot64(x: v128, y: v128): v128 {
  const p = f64x2.abs(x), q = f64x2.abs(y);
  // In this order one of them is NaN where either argument is.
  const large = f64x2.pmax(q, p), little = f64x2.pmin(p, q);
  // Beyond these bounds squares overflow or lose digits.
  const within = v128.and(f64x2.lt(large, at(CONSTANTS, 0)), f64x2.gt(large, at(CONSTANTS, 1)));
  const fine = v128.and(within, f64x2.le(little, large));
  if (i64x2.all_true(fine)) return length(large, little);
  return hypotWide(p, q);
}

function hypotWide(p: v128, q: v128): v128 {
  const large = f64x2.max(p, q), little = f64x2.min(p, q);
  const infinity = f64x2.splat(Infinity), one = f64x2.splat(1), zero = f64x2.splat(0);
  const huge = f64x2.ge(large, f64x2.splat(1e150)), tiny = f64x2.le(large, f64x2.splat(1e-130));
  // 2^±600 and 2^±700
  const factor = v128.bitselect(f64x2.splat(2.409919865102884e-181), v128.bitselect(f64x2.splat(5.260135901548374e210), one, tiny), huge);
  const back = v128.bitselect(f64x2.splat(4.149515568880993e180), v128.bitselect(f64x2.splat(1.90109156629516e-211), one, tiny), huge);
  const result = f64x2.mul(length(f64x2.mul(large, factor), f64x2.mul(little, factor)), back);
  const settled = v128.bitselect(zero, result, f64x2.eq(large, zero));
  return v128.bitselect(infinity, settled, v128.or(f64x2.eq(p, infinity), f64x2.eq(q, infinity)));
}

/** √(a² + b²), a >= b >= 0, nothing out of range: the root of a sum whose errors are kept, and a correction by Newton. */
// @ts-ignore: decorator
@inline
function length(a: v128, b: v128): v128 {
  const first = v128.and(a, at(BITS, 0));
  const square = f64x2.mul(first, first);
  const small = f64x2.add(f64x2.mul(f64x2.sub(a, first), f64x2.add(a, first)), f64x2.mul(b, b));
  const sum = f64x2.add(square, small);
  const lost = f64x2.add(f64x2.sub(square, sum), small);
  const root = f64x2.sqrt(sum), head = v128.and(root, at(BITS, 0));
  const left = f64x2.sub(f64x2.sub(sum, f64x2.mul(head, head)), f64x2.mul(f64x2.sub(root, head), f64x2.add(root, head)));
  return f64x2.add(root, f64x2.div(f64x2.mul(at(CONSTANTS, 2), f64x2.add(left, lost)), root));
}

/** The same of numbers that were f32: no square is out of range, and f64 has digits to spare. */
// @ts-ignore: decorator
@inline
export function hypot32(x: v128, y: v128): v128 {
  const root = f64x2.sqrt(f64x2.add(f64x2.mul(x, x), f64x2.mul(y, y))), infinity = at(CONSTANTS, 3);
  const endless = v128.or(f64x2.eq(f64x2.abs(x), infinity), f64x2.eq(f64x2.abs(y), infinity));
  return v128.bitselect(infinity, root, endless);
}
