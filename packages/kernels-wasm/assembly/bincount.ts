// Counts are added up by `histogram_merge_u32`.

/** How many of a chunk there are of each number, in four tables `step` bytes apart, or in one; `bytes` in all. */
export function bincount_count_i32(begin: usize, end: usize, x: usize, bins: usize, bytes: usize, step: usize, slot: usize): void {
  count<i32>(begin, end, x, bins, bytes, step, slot);
}

export function bincount_count_u32(begin: usize, end: usize, x: usize, bins: usize, bytes: usize, step: usize, slot: usize): void {
  bincount_count_i32(begin, end, x, bins, bytes, step, slot);
}

export function bincount_count_u8(begin: usize, end: usize, x: usize, bins: usize, bytes: usize, step: usize, slot: usize): void {
  count<u8>(begin, end, x, bins, bytes, step, slot);
}

function count<T>(begin: usize, end: usize, x: usize, bins: usize, bytes: usize, step: usize, slot: usize): void {
  memory.fill(slot, 0, bytes);
  let i = begin;
  // In turns, so that equal neighbours do not wait for each other.
  for (; i + 4 <= end; i += 4) {
    const at = x + i * sizeof<T>();
    add<T>(at, bins, slot);
    add<T>(at + sizeof<T>(), bins, slot + step);
    add<T>(at + 2 * sizeof<T>(), bins, slot + 2 * step);
    add<T>(at + 3 * sizeof<T>(), bins, slot + 3 * step);
  }
  for (; i < end; i++) add<T>(x + i * sizeof<T>(), bins, slot);
}

/** Somebody may have written to the array since its elements were checked. */
// @ts-ignore: decorator
@inline
function add<T>(at: usize, bins: usize, table: usize): void {
  const bin = <usize><u32>load<T>(at);
  if (bin >= bins) return;
  store<u32>(table + bin * 4, load<u32>(table + bin * 4) + 1);
}
