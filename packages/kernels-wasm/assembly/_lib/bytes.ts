/** Bytes of the counts of all values. */
export const BYTE_COUNTS: usize = 256 * 4;
const TABLES: usize = 4;

/**
 * How many there are of each value among n bytes: the first of four tables at `counts`. Four, so that equal neighbours do
 * not wait for each other (few different values: 2.5 -> 0.8 ns an element).
 */
export function countBytes(n: usize, x: usize, counts: usize): void {
  memory.fill(counts, 0, TABLES * BYTE_COUNTS);
  let i: usize = 0;
  for (; i + 8 <= n; i += 8) {
    const bytes = load<u64>(x + i);
    count(counts, <usize>(bytes & 255));
    count(counts + BYTE_COUNTS, <usize>(bytes >> 8 & 255));
    count(counts + 2 * BYTE_COUNTS, <usize>(bytes >> 16 & 255));
    count(counts + 3 * BYTE_COUNTS, <usize>(bytes >> 24 & 255));
    count(counts, <usize>(bytes >> 32 & 255));
    count(counts + BYTE_COUNTS, <usize>(bytes >> 40 & 255));
    count(counts + 2 * BYTE_COUNTS, <usize>(bytes >> 48 & 255));
    count(counts + 3 * BYTE_COUNTS, <usize>(bytes >> 56));
  }
  for (; i < n; i++) count(counts, <usize>load<u8>(x + i));
  for (let at = counts; at < counts + BYTE_COUNTS; at += 16) {
    const a = i32x4.add(v128.load(at), v128.load(at + BYTE_COUNTS));
    const b = i32x4.add(v128.load(at + 2 * BYTE_COUNTS), v128.load(at + 3 * BYTE_COUNTS));
    v128.store(at, i32x4.add(a, b));
  }
}

// @ts-ignore: decorator
@inline
function count(counts: usize, value: usize): void {
  const at = counts + value * 4;
  store<u32>(at, load<u32>(at) + 1);
}

/** Writes elements [begin, end) of the bytes, sorted, whose counts stand in `chunks` slots of four tables each. */
export function fillBytes(begin: usize, end: usize, slots: usize, chunks: usize, out: usize): void {
  let from: usize = 0;
  for (let value: usize = 0; value < 256 && from < end; value++) {
    let to = from;
    for (let chunk: usize = 0; chunk < chunks; chunk++) {
      to += <usize>load<u32>(slots + chunk * TABLES * BYTE_COUNTS + value * 4);
    }
    const first = max(from, begin), last = min(to, end);
    if (first < last) memory.fill(out + first, <u8>value, last - first);
    from = to;
  }
}
