/** Which of the sums of a convolution are wanted: so many, behind so many that are left out. */
export interface Window {
  readonly length: number;
  readonly skipped: number;
}

/** Sums of n elements and m weights, by the place of the mode among full, same (as many as elements) and valid. */
export function windowOf(n: number, m: number, mode: number): Window {
  if (n === 0 || m === 0) return { length: 0, skipped: 0 };
  if (mode === 0) return { length: n + m - 1, skipped: 0 };
  if (mode === 1) return { length: n, skipped: Math.floor((m - 1) / 2) };
  return { length: Math.max(0, n - m + 1), skipped: m - 1 };
}
