/** A holder that never lives: what it holds is found abandoned at once. */
export const NOBODY = 0x7fffffff;

const gone = new Set<number>([NOBODY]);
let mine = 0;

/** The number of this thread, 31 bits, never 0; by chance, as no thread knows of all others. */
export function myHolder(): number {
  mine ||= 1 + (crypto.getRandomValues(new Uint32Array(1))[0]! % (NOBODY - 1));
  return mine;
}

/** Whether a holder has ended: known of those whose pool is this thread's. */
export function isGone(holder: number): boolean {
  return gone.has(holder);
}

/** Makes a thread known as ended to this one. */
export function announceGone(holder: number): void {
  gone.add(holder);
}
