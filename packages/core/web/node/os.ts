/** As of `node:os`. */
export function availableParallelism(): number {
  return navigator.hardwareConcurrency || 1;
}
