/** Milliseconds that mean the same in every thread of the process; `performance.now()` starts anew in each. */
const offset = Number(process.hrtime.bigint()) / 1e6 - performance.now();

/** Now, in milliseconds of the clock that all threads share. */
export function now(): number {
  return performance.now() + offset;
}
