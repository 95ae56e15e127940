/** Milliseconds with three digits: 0.000281, 8.14, 1234. */
export function formatMs(ms: number): string {
  if (ms >= 100) return ms.toFixed(0);
  const digits = Math.max(0, 2 - Math.floor(Math.log10(ms)));
  return ms.toFixed(Math.min(9, digits));
}
