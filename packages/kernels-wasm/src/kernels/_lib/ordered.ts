/** The places of elements in ascending order, or descending, equal ones in theirs: −0 before +0, and NaN last. */
export function ordered(x: readonly number[], descending: boolean): number[] {
  const sign = descending ? -1 : 1;
  return Array.from(x, (_, i) => i).sort((i, j) => sign * compare(x[i]!, x[j]!) || i - j);
}

function compare(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  if (a !== b) return a < b ? -1 : 1;
  return Number(Object.is(b, -0)) - Number(Object.is(a, -0));
}
