import { ARCSINE } from "./asin-table";
import { ARCS } from "./atan-table";
import { at, gather } from "./gather";

const CONSTANTS = memory.data<f64>([
  6755399441055744, 64, 0.015625, 1,
  -0.3333333333333333, 0.2, -0.14285714285714285, 0.1111111111111111,
  1.5707963267948966, 6.123233995736766e-17, // π/2, and what it lacks
  3.141592653589793, 1.2246467991473532e-16, // π
  0.5, 1152921504606846976, // 2^60
]);
const BITS = memory.data<u64>([0x8000000000000000, 0xffffffff00000000]);

/**
 * base ± arctan(a/b), 0 <= a <= b: with c = i/64 next to a/b, arctan(a/b) = arctan c + arctan((a − cb) / (b + ca)). `minus`
 * has the sign bit where the angle is taken off; baseLow is what base lacks.
 */
// @ts-ignore: decorator
@inline
function angle(a: v128, b: v128, base: v128, baseLow: v128, minus: v128): v128 {
  // NaN, too, comes to the end of the table.
  const q = f64x2.pmin(at(CONSTANTS, 3), f64x2.div(a, b));
  const shifted = f64x2.add(f64x2.mul(q, at(CONSTANTS, 1)), at(CONSTANTS, 0));
  const c = f64x2.mul(f64x2.sub(shifted, at(CONSTANTS, 0)), at(CONSTANTS, 2));
  const first = ARCS + ((<usize>i64x2.extract_lane(shifted, 0) & 127) << 4);
  const second = ARCS + ((<usize>i64x2.extract_lane(shifted, 1) & 127) << 4);
  // c has few digits: its products with b's first and last ones are exact.
  const high = v128.and(b, at(BITS, 1));
  const top = f64x2.sub(f64x2.sub(a, f64x2.mul(c, high)), f64x2.mul(c, f64x2.sub(b, high)));
  const w = f64x2.div(top, f64x2.add(b, f64x2.mul(c, a)));
  const square = f64x2.mul(w, w);
  const p = f64x2.add(at(CONSTANTS, 4), f64x2.mul(square, at(CONSTANTS, 5)));
  const r = f64x2.add(at(CONSTANTS, 6), f64x2.mul(square, at(CONSTANTS, 7)));
  const cube = f64x2.mul(f64x2.mul(w, square), f64x2.add(p, f64x2.mul(f64x2.mul(square, square), r)));
  const arc = v128.xor(gather(first, second), minus);
  const sum = f64x2.add(base, arc);
  const lost = f64x2.add(f64x2.sub(base, sum), arc);
  const rest = v128.xor(f64x2.add(f64x2.add(gather(first + 8, second + 8), cube), w), minus);
  return f64x2.add(sum, f64x2.add(f64x2.add(lost, baseLow), rest));
}

/** arctan x, within 1.3 ulp. */
// @ts-ignore: decorator
@inline
export function atan64(x: v128): v128 {
  const one = at(CONSTANTS, 3), sign = v128.and(x, at(BITS, 0));
  const t = f64x2.pmin(f64x2.abs(x), at(CONSTANTS, 13));
  const large = f64x2.gt(t, one);
  const a = v128.bitselect(one, t, large), b = v128.bitselect(t, one, large);
  const base = v128.and(large, at(CONSTANTS, 8)), baseLow = v128.and(large, at(CONSTANTS, 9));
  return v128.or(angle(a, b, base, baseLow, v128.and(large, at(BITS, 0))), sign);
}

/** The angle of (x, y), within 1.3 ulp; special values as C has them. */
// @ts-ignore: decorator
@inline
export function atan2of64(y: v128, x: v128): v128 {
  const p = f64x2.abs(x), q = f64x2.abs(y);
  // In this order one of them is NaN where either argument is.
  const large = f64x2.pmax(q, p), little = f64x2.pmin(p, q);
  // Outside of these bounds something would overflow, lose digits or be undefined.
  const fine = v128.and(f64x2.lt(large, at(BOUNDS, 0)), f64x2.gt(little, at(BOUNDS, 1)));
  if (i64x2.all_true(fine)) return direction(y, x, q, p);
  return directionWide(y, x);
}

const BOUNDS = memory.data<f64>([1e300, 1e-270]);

// @ts-ignore: decorator
@inline
function direction(y: v128, x: v128, q: v128, p: v128): v128 {
  const sign = at(BITS, 0), steep = f64x2.gt(q, p);
  const a = v128.bitselect(p, q, steep), b = v128.bitselect(q, p, steep);
  const left = i64x2.shr_s(x, 63);
  const base = v128.bitselect(at(CONSTANTS, 8), v128.and(left, at(CONSTANTS, 10)), steep);
  const baseLow = v128.bitselect(at(CONSTANTS, 9), v128.and(left, at(CONSTANTS, 11)), steep);
  return v128.or(angle(a, b, base, baseLow, v128.and(v128.xor(steep, left), sign)), v128.and(y, sign));
}

function directionWide(y: v128, x: v128): v128 {
  let p = f64x2.abs(x), q = f64x2.abs(y);
  const infinity = f64x2.splat(Infinity), one = f64x2.splat(1), zero = f64x2.splat(0);
  // Infinite beats finite; two of a kind are as 1 to 1; two zeros are as 0 to 1.
  const endless = v128.or(f64x2.eq(p, infinity), f64x2.eq(q, infinity));
  p = v128.bitselect(v128.and(f64x2.eq(p, infinity), one), p, endless);
  q = v128.bitselect(v128.and(f64x2.eq(q, infinity), one), q, endless);
  p = v128.bitselect(one, p, v128.and(f64x2.eq(p, zero), f64x2.eq(q, zero)));
  const large = f64x2.pmax(p, q);
  const down = f64x2.splat(7.458340731200207e-155), up = f64x2.splat(1.3407807929942597e154); // 2^-512, 2^512
  const factor = v128.bitselect(down, v128.bitselect(up, one, f64x2.lt(large, f64x2.splat(1e-200))), f64x2.gt(large, f64x2.splat(1e200)));
  const result = direction(y, x, f64x2.mul(q, factor), f64x2.mul(p, factor));
  return v128.bitselect(f64x2.add(x, y), result, v128.or(f64x2.ne(x, x), f64x2.ne(y, y)));
}

/** asin √z / √z − 1 for 0 <= z <= 1/4. */
// @ts-ignore: decorator
@inline
function arcsineTail(z: v128): v128 {
  const z2 = f64x2.mul(z, z), z4 = f64x2.mul(z2, z2);
  const a = f64x2.add(term(0, z), f64x2.mul(z2, term(2, z)));
  const b = f64x2.add(term(4, z), f64x2.mul(z2, term(6, z)));
  const c = f64x2.add(term(8, z), f64x2.mul(z2, term(10, z)));
  const d = f64x2.add(c, f64x2.mul(z4, term(12, z)));
  return f64x2.mul(z, f64x2.add(a, f64x2.mul(z4, f64x2.add(b, f64x2.mul(z4, d)))));
}

// @ts-ignore: decorator
@inline
function term(index: usize, z: v128): v128 {
  return f64x2.add(at(ARCSINE, index), f64x2.mul(z, at(ARCSINE, index + 1)));
}

/** asin x, within 1.2 ulp: its series up to 1/2, then π/2 − 2 asin √((1 − x)/2). */
// @ts-ignore: decorator
@inline
export function asin64(x: v128): v128 {
  const half = at(CONSTANTS, 12), a = f64x2.abs(x);
  const outer = f64x2.gt(a, half);
  const z = v128.bitselect(f64x2.mul(half, f64x2.sub(at(CONSTANTS, 3), a)), f64x2.mul(a, a), outer);
  const s = v128.bitselect(f64x2.sqrt(z), a, outer);
  const t = f64x2.mul(s, arcsineTail(z));
  const twice = f64x2.add(s, s), difference = f64x2.sub(at(CONSTANTS, 8), twice);
  const lost = f64x2.sub(f64x2.sub(at(CONSTANTS, 8), difference), twice);
  const far = f64x2.add(difference, f64x2.sub(f64x2.add(lost, at(CONSTANTS, 9)), f64x2.add(t, t)));
  const result = v128.bitselect(far, f64x2.add(s, t), outer);
  return v128.or(result, v128.and(x, at(BITS, 0)));
}

/** acos x, within 1.2 ulp: π/2 − asin x up to 1/2, then 2 asin √((1 − x)/2), and π less that. */
// @ts-ignore: decorator
@inline
export function acos64(x: v128): v128 {
  const half = at(CONSTANTS, 12), a = f64x2.abs(x), sign = v128.and(x, at(BITS, 0));
  const outer = f64x2.gt(a, half);
  const z = v128.bitselect(f64x2.mul(half, f64x2.sub(at(CONSTANTS, 3), a)), f64x2.mul(a, a), outer);
  const root = f64x2.sqrt(z);
  const s = v128.xor(v128.bitselect(f64x2.add(root, root), a, outer), sign);
  const t = f64x2.mul(s, arcsineTail(z));
  // s + t is what is counted from 0 or π where x is outer, and taken off π/2 otherwise.
  const left = v128.and(i64x2.shr_s(x, 63), outer);
  const far = f64x2.add(f64x2.add(v128.and(left, at(CONSTANTS, 10)), s), f64x2.add(t, v128.and(left, at(CONSTANTS, 11))));
  const near = f64x2.sub(at(CONSTANTS, 8), f64x2.sub(s, f64x2.sub(at(CONSTANTS, 9), t)));
  return v128.bitselect(far, near, outer);
}
