// A range over arrays that are broadcast, cut into loops of one row each. The table `form` (src/prepare/broadcast-form.ts)
// has the number of columns, and for each array the bytes from row to row, and -1 where it goes along with the columns or
// 0 where one element stands for all of a row. Loops come as functions: one copy of this for all kernels.

/** Bytes of a repeated element: as much as a turn of a loop reads. */
const REPEATED: usize = 128;

/** Two arrays whose elements have `size` bytes, and a result whose elements have `outSize`. */
export function rows2(
  begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize, size: usize, outSize: usize,
  loop: (n: usize, x: usize, xm: usize, y: usize, ym: usize, out: usize) => void,
): void {
  const columns = load<usize>(form), xm = load<usize>(form, 8), ym = load<usize>(form, 16);
  for (let i = begin; i < end; ) {
    const row = i / columns, column = i - row * columns, n = min(columns - column, end - i);
    const p = place(x, row, column, form + 4, size, slot);
    const q = place(y, row, column, form + 12, size, slot + REPEATED);
    loop(n, p, xm, q, ym, out + i * outSize);
    i += n;
  }
}

/** Three arrays, the first one with elements of `firstSize` bytes. */
export function rows3(
  begin: usize, end: usize, x: usize, y: usize, z: usize, out: usize, form: usize, slot: usize,
  firstSize: usize, size: usize,
  loop: (n: usize, x: usize, xm: usize, y: usize, ym: usize, z: usize, zm: usize, out: usize) => void,
): void {
  const columns = load<usize>(form), xm = load<usize>(form, 8), ym = load<usize>(form, 16), zm = load<usize>(form, 24);
  for (let i = begin; i < end; ) {
    const row = i / columns, column = i - row * columns, n = min(columns - column, end - i);
    const p = place(x, row, column, form + 4, firstSize, slot);
    const q = place(y, row, column, form + 12, size, slot + REPEATED);
    const r = place(z, row, column, form + 20, size, slot + 2 * REPEATED);
    loop(n, p, xm, q, ym, r, zm, out + i * size);
    i += n;
  }
}

/** Where a loop finds an array's elements from a place on. */
function place(ptr: usize, row: usize, column: usize, entry: usize, size: usize, slot: usize): usize {
  const first = ptr + row * load<usize>(entry);
  if (load<usize>(entry, 4) != 0) return first + column * size;
  const v = size == 8 ? v128.load64_splat(first) : size == 4 ? v128.load32_splat(first) : v128.load8_splat(first);
  for (let at = slot; at < slot + REPEATED; at += 16) v128.store(at, v);
  return slot;
}
