/** Copies a part of some bytes to a place in others; by a loop where it is small, as a view costs more than it saves then. */
export function copyBytes(
  source: Uint8Array,
  from: number,
  to: number,
  target: Uint8Array,
  at: number,
): void {
  if (to - from > 64) target.set(source.subarray(from, to), at);
  else for (let i = from; i < to; i++) target[at++] = source[i]!;
}
