/** Adds the cells (sum, error) `b` to `a`, in place, and keeps the rounding error of it: TwoSum of Knuth and Møller. */
export function addTwofold(a: Float64Array, b: Float64Array): void {
  const x = a[0]!;
  const y = b[0]!;
  const s = x + y;
  const z = s - x;
  a[0] = s;
  a[1]! += b[1]! + (x - (s - z) + (y - z));
}

/** The value of the cells (sum, error). The error of a sum that is infinite is NaN and means nothing. */
export function twofoldValue(cells: Float64Array): number {
  const s = cells[0]!;
  return Number.isFinite(s) ? s + cells[1]! : s;
}

/** The sum of some numbers as if in twice the precision. */
export function twofoldSum(terms: ArrayLike<number>): number {
  const cells = new Float64Array(2);
  const term = new Float64Array(2);
  for (let i = 0; i < terms.length; i++) {
    term[0] = terms[i]!;
    addTwofold(cells, term);
  }
  return twofoldValue(cells);
}
