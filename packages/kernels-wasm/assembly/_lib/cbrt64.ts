import { START } from "./cbrt-table";
import { at } from "./gather";

const CONSTANTS = memory.data<f64>([
  1.2599210498948732, 1.5874010519681994, // 2^(1/3), 4^(1/3)
  0.3333333333333333, -0.1111111111111111, 0.06172839506172839, -0.0411522633744856, 0.03017832647462277, // of (1+e)^(1/3)
  2.2250738585072014e-308, 1.7976931348623157e308,
]);
const BITS = memory.data<u64>([
  0x8000000000000000,
  0x000fffffffffffff,
  0x3ff0000000000000,
  0xfffffff000000000, // 17 digits, whose third power is a double
]);

/** The cube root of x, within 0.55 ulp; special values as C has them. */
// @ts-ignore: decorator
@inline
export function cbrt64(x: v128): v128 {
  const a = f64x2.abs(x);
  const ordinary = v128.and(f64x2.ge(a, at(CONSTANTS, 7)), f64x2.le(a, at(CONSTANTS, 8)));
  if (!i64x2.all_true(ordinary)) return cbrtWide(x);
  return v128.or(rootOf(a), v128.and(x, at(BITS, 0)));
}

function cbrtWide(x: v128): v128 {
  const a = f64x2.abs(x), small = f64x2.lt(a, f64x2.splat(2.2250738585072014e-308));
  const scaled = v128.bitselect(f64x2.mul(a, f64x2.splat(18014398509481984)), a, small); // 2^54
  const root = rootOf(scaled);
  const result = v128.or(v128.bitselect(f64x2.mul(root, f64x2.splat(3.814697265625e-6)), root, small), v128.and(x, at(BITS, 0)));
  const ordinary = v128.and(f64x2.gt(a, f64x2.splat(0)), f64x2.lt(a, f64x2.splat(Infinity)));
  return v128.bitselect(result, f64x2.add(x, x), ordinary);
}

/**
 * a = 2^3q m, 1 <= m < 8. A root y of 17 digits from a polynomial; then m − y³ is exact, and the root is y (1 + e)^(1/3)
 * with e = (m − y³) / y³, |e| < 2^-10.
 */
// @ts-ignore: decorator
@inline
function rootOf(a: v128): v128 {
  const exponent = i64x2.shr_u(a, 52);
  const q = i32x4.shr_s(i32x4.mul(exponent, i32x4.splat(21846)), 16);
  const s = i64x2.sub(exponent, i64x2.add(q, i64x2.add(q, q)));
  const fraction = v128.or(v128.and(a, at(BITS, 1)), at(BITS, 2));
  const m = i64x2.add(fraction, i64x2.shl(s, 52));
  const is1 = i64x2.eq(s, i64x2.splat(1)), is2 = i64x2.eq(s, i64x2.splat(2));
  const f = v128.bitselect(at(CONSTANTS, 0), v128.bitselect(at(CONSTANTS, 1), at(BITS, 2), is2), is1);
  const y = v128.and(f64x2.mul(start(fraction), f), at(BITS, 3));
  const cube = f64x2.mul(f64x2.mul(y, y), y);
  const e = f64x2.div(f64x2.sub(m, cube), cube), e2 = f64x2.mul(e, e);
  const low = f64x2.add(at(CONSTANTS, 2), f64x2.mul(e, at(CONSTANTS, 3)));
  const middle = f64x2.add(at(CONSTANTS, 4), f64x2.mul(e, at(CONSTANTS, 5)));
  const series = f64x2.add(low, f64x2.mul(e2, f64x2.add(middle, f64x2.mul(e2, at(CONSTANTS, 6)))));
  const root = f64x2.add(y, f64x2.mul(y, f64x2.mul(e, series)));
  return i64x2.add(root, i64x2.shl(i64x2.sub(q, i64x2.splat(341)), 52));
}

/** m^(1/3) for 1 <= m < 2, within 2^-12. */
// @ts-ignore: decorator
@inline
function start(m: v128): v128 {
  const square = f64x2.mul(m, m);
  const low = f64x2.add(at(START, 0), f64x2.mul(m, at(START, 1)));
  const high = f64x2.add(at(START, 2), f64x2.mul(m, at(START, 3)));
  return f64x2.add(low, f64x2.mul(square, f64x2.add(high, f64x2.mul(square, at(START, 4)))));
}
