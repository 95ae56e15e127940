import { ERRORS } from "./erf-table";
import { at, gather } from "./gather";

const CONSTANTS = memory.data<f64>([
  6755399441055744, 32, 0.03125, 6, // from 6 on the result is 1
  0.3333333333333333, 0.16666666666666666, 0.03333333333333333, 0.011111111111111112, 0.0015873015873015873, 0.0003968253968253968,
  0.004629629629629629, // 1/3, 1/6, 1/30, 1/90, 1/630, 1/2520, 1/216
  1, 2, 3, 4, 8, 12, 15, 20, 60, 84, 90, 105, 210,
]);
const SIGN = memory.data<u64>([0x8000000000000000]);

/**
 * erf x, within 1.5 ulp: its Taylor series about c = i/32, |r| <= 1/64. The coefficients are erf′ c times Hermite
 * polynomials of c, which are computed, so that the table has but erf and erf′.
 */
// @ts-ignore: decorator
@inline
export function erf64(x: v128): v128 {
  const a = f64x2.abs(x), end = at(CONSTANTS, 3);
  // NaN looks up the end of the table, and stays NaN in r.
  const shifted = f64x2.add(f64x2.mul(f64x2.pmin(end, a), at(CONSTANTS, 1)), at(CONSTANTS, 0));
  const c = f64x2.mul(f64x2.sub(shifted, at(CONSTANTS, 0)), at(CONSTANTS, 2));
  const r = f64x2.sub(f64x2.pmin(a, end), c);
  const first = ERRORS + ((<usize>i64x2.extract_lane(shifted, 0) & 255) << 5);
  const second = ERRORS + ((<usize>i64x2.extract_lane(shifted, 1) & 255) << 5);
  const slope = gather(first + 16, second + 16);
  const step = f64x2.mul(slope, r);
  const bend = f64x2.add(f64x2.mul(step, bends(c, r)), f64x2.mul(gather(first + 24, second + 24), r));
  const rest = f64x2.add(step, f64x2.add(bend, gather(first + 8, second + 8)));
  return v128.or(f64x2.add(gather(first, second), rest), v128.and(x, at(SIGN, 0)));
}

/** (erf(c + r) − erf c) / (r erf′ c) − 1: the sum of (−1)^n H_n(c) / (n + 1)! · r^n. */
// @ts-ignore: decorator
@inline
function bends(c: v128, r: v128): v128 {
  const cc = f64x2.mul(c, c), dd = f64x2.add(cc, cc);
  const a2 = f64x2.mul(f64x2.sub(dd, at(CONSTANTS, 11)), at(CONSTANTS, 4));
  const a3 = f64x2.mul(f64x2.mul(c, f64x2.sub(at(CONSTANTS, 13), dd)), at(CONSTANTS, 5));
  const four = f64x2.mul(cc, at(CONSTANTS, 14));
  const a4 = f64x2.mul(f64x2.add(f64x2.mul(f64x2.sub(four, at(CONSTANTS, 16)), cc), at(CONSTANTS, 13)), at(CONSTANTS, 6));
  const a5 = f64x2.mul(f64x2.mul(c, f64x2.add(f64x2.mul(f64x2.sub(four, at(CONSTANTS, 18)), cc), at(CONSTANTS, 17))), at(CONSTANTS, 7));
  const eight = f64x2.add(four, four);
  const b6 = f64x2.add(f64x2.mul(f64x2.sub(eight, at(CONSTANTS, 19)), cc), at(CONSTANTS, 21));
  const a6 = f64x2.mul(f64x2.sub(f64x2.mul(b6, cc), at(CONSTANTS, 17)), at(CONSTANTS, 8));
  const b7 = f64x2.add(f64x2.mul(f64x2.sub(eight, at(CONSTANTS, 20)), cc), at(CONSTANTS, 23));
  const a7 = f64x2.mul(f64x2.mul(c, f64x2.sub(f64x2.mul(b7, cc), at(CONSTANTS, 22))), at(CONSTANTS, 9));
  const rr = f64x2.mul(r, r), r4 = f64x2.mul(rr, rr);
  const low = f64x2.sub(f64x2.mul(rr, f64x2.add(a2, f64x2.mul(r, a3))), f64x2.mul(r, c));
  const high = f64x2.add(f64x2.sub(a4, f64x2.mul(r, a5)), f64x2.mul(rr, f64x2.sub(a6, f64x2.mul(r, a7))));
  return f64x2.add(low, f64x2.mul(r4, f64x2.add(high, f64x2.mul(r4, at(CONSTANTS, 10)))));
}
