/** The last phase: from where each element first stands to how many there are. All others are those of `unique`. */
export function uniqueCounts_counts_u32(begin: usize, end: usize, places: usize, total: usize, n: u32, out: usize): void {
  const count = <usize>f64.load(total), last = min(end, count);
  for (let i = begin; i < last; i++) {
    const next = i + 1 < count ? load<u32>(places + i * 4 + 4) : n;
    store<u32>(out + i * 4, next - load<u32>(places + i * 4));
  }
}
