/** Browsers have no processes to share memory with. */
export function canMap(): boolean {
  return false;
}
