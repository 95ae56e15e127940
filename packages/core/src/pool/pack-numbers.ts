/** Fewer than these gain nothing. */
const WORTH = 16;

/**
 * Items `begin` … `end` as they are best sent: numbers as a Float64Array, which is cloned by a memcpy and holds each of
 * them exactly; anything else as an array.
 */
export function packNumbers(
  items: readonly unknown[],
  begin: number,
  end: number,
): readonly unknown[] | Float64Array {
  if (end - begin < WORTH) return items.slice(begin, end);
  const packed = new Float64Array(end - begin);
  for (let i = begin; i < end; i++) {
    const item = items[i];
    if (typeof item !== "number") return items.slice(begin, end);
    packed[i - begin] = item;
  }
  return packed;
}
