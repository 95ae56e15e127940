/** Now, in milliseconds of the clock that all threads share. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}
