/** After those of `sort`, phase 1: how many elements of a chunk differ from the one before. */
export function unique_count_f64(begin: usize, end: usize, sorted: usize, slot: usize): void {
  count<f64>(begin, end, sorted, slot);
}

export function unique_count_f32(begin: usize, end: usize, sorted: usize, slot: usize): void {
  count<f32>(begin, end, sorted, slot);
}

export function unique_count_u32(begin: usize, end: usize, sorted: usize, slot: usize): void {
  count<u32>(begin, end, sorted, slot);
}

export function unique_count_u8(begin: usize, end: usize, sorted: usize, slot: usize): void {
  count<u8>(begin, end, sorted, slot);
}

/** Phase 2: from counts to how many there are before each chunk; and how many in all. */
export function unique_ranks_u32(begin: usize, end: usize, slots: usize, total: usize): void {
  let sum: u32 = 0;
  for (let slot = slots + begin * 4; slot < slots + end * 4; slot += 4) {
    const here = load<u32>(slot);
    store<u32>(slot, sum);
    sum += here;
  }
  f64.store(total, <f64>sum);
}

/** Phase 3: writes the elements that differ from the one before, and where they stand, unless `places` is null. */
export function unique_write_f64(
  begin: usize, end: usize, sorted: usize, values: usize, places: usize, slot: usize,
): void {
  write<f64>(begin, end, sorted, values, places, slot);
}

export function unique_write_f32(
  begin: usize, end: usize, sorted: usize, values: usize, places: usize, slot: usize,
): void {
  write<f32>(begin, end, sorted, values, places, slot);
}

export function unique_write_u32(
  begin: usize, end: usize, sorted: usize, values: usize, places: usize, slot: usize,
): void {
  write<u32>(begin, end, sorted, values, places, slot);
}

export function unique_write_u8(
  begin: usize, end: usize, sorted: usize, values: usize, places: usize, slot: usize,
): void {
  write<u8>(begin, end, sorted, values, places, slot);
}

function count<T>(begin: usize, end: usize, sorted: usize, slot: usize): void {
  let sum: u32 = 0;
  for (let i = begin; i < end; i++) sum += u32(isFirst<T>(i, sorted));
  store<u32>(slot, sum);
}

function write<T>(begin: usize, end: usize, sorted: usize, values: usize, places: usize, slot: usize): void {
  let rank = <usize>load<u32>(slot);
  for (let i = begin; i < end; i++) {
    if (!isFirst<T>(i, sorted)) continue;
    store<T>(values + rank * sizeof<T>(), load<T>(sorted + i * sizeof<T>()));
    if (places != 0) store<u32>(places + rank * 4, <u32>i);
    rank++;
  }
}

/** −0 does not differ from +0, nor NaN from NaN. */
// @ts-ignore: decorator
@inline
function isFirst<T>(i: usize, sorted: usize): bool {
  if (i == 0) return true;
  const a = load<T>(sorted + (i - 1) * sizeof<T>()), b = load<T>(sorted + i * sizeof<T>());
  return isFloat<T>() ? bool(i32(a != b) & (i32(a == a) | i32(b == b))) : a != b;
}
