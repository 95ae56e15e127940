// Sums that keep their own rounding errors. TwoSum (Knuth, Møller) gets the error of one addition exactly; adding up the
// errors beside the sum gives a result as if computed in twice the precision (Ogita, Rump and Oishi 2005, Sum2).

/** The rounding error of s = a + b, exactly: a + b = s + twoSumError(a, b, s). */
// @ts-ignore: decorator
@inline
export function twoSumError(a: v128, b: v128, s: v128): v128 {
  const z = v128.sub<f64>(s, a);
  return v128.add<f64>(v128.sub<f64>(a, v128.sub<f64>(s, z)), v128.sub<f64>(b, z));
}

/** Writes the cells (sum, error) of the four lanes of two running sums and the two lanes of their errors. */
// @ts-ignore: decorator
@inline
export function storeTwofold(slot: usize, s0: v128, s1: v128, errors: v128): void {
  const s = v128.add<f64>(s0, s1);
  const e = v128.add<f64>(errors, twoSumError(s0, s1, s));
  const high = v128.shuffle<f64>(s, s, 1, 1);
  const total = v128.add<f64>(s, high);
  const error = f64x2.extract_lane(twoSumError(s, high, total), 0);
  f64.store(slot, f64x2.extract_lane(total, 0));
  f64.store(slot, error + f64x2.extract_lane(e, 0) + f64x2.extract_lane(e, 1), 8);
}
