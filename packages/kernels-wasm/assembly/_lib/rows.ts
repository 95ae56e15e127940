// A range over arrays that may be broadcast, cut into loops of one row each: `rows2` or `rows3` goes to the first row and
// `nextRow` to those after it, and the globals below, which every instance has for itself, say where the row's loop finds
// what it needs. So there is one copy of this for all kernels, and one loop in each of them.
//
// Where all arrays lie alike `form` is 0, and one row is all there is. Otherwise it is a table (src/prepare/broadcast-form.ts)
// of the number of columns, and for each array the bytes from row to row, and -1 where it goes along with the columns or 0
// where one element stands for all of a row.

/** Bytes of a repeated element: as much as a turn of a loop reads. */
const REPEATED: usize = 128;

/** Elements of the row, and where its results go. */
export let rowLength: usize = 0;
export let rowOut: usize = 0;
/** Where each array's elements begin; its mask is -1, or 0 where there are but REPEATED bytes of one element. */
export let rowX: usize = 0;
export let maskX: usize = 0;
export let rowY: usize = 0;
export let maskY: usize = 0;
export let rowZ: usize = 0;
export let maskZ: usize = 0;

// What all rows are made from: the range that is left, the arrays, and the bytes of their elements.
let at: usize = 0;
let stop: usize = 0;
let row: usize = 0;
let column: usize = 0;
let columns: usize = 0;
let arrayX: usize = 0;
let arrayY: usize = 0;
let arrayZ: usize = 0;
let results: usize = 0;
let table: usize = 0;
let room: usize = 0;
let bytesX: usize = 0;
let bytes: usize = 0;
let bytesOut: usize = 0;

/** Two arrays whose elements have `size` bytes, and a result whose elements have `outSize`. */
export function rows2(
  begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize, size: usize, outSize: usize,
): void {
  rows3(begin, end, x, y, 0, out, form, slot, size, size, outSize);
}

/** Three arrays, or two if `z` is 0; elements of the first one have `firstSize` bytes. */
export function rows3(
  begin: usize, end: usize, x: usize, y: usize, z: usize, out: usize, form: usize, slot: usize,
  firstSize: usize, size: usize, outSize: usize,
): void {
  at = begin, stop = end, arrayX = x, arrayY = y, arrayZ = z, results = out, table = form, room = slot;
  bytesX = firstSize, bytes = size, bytesOut = outSize;
  columns = form == 0 ? end : load<usize>(form);
  row = form == 0 ? 0 : begin / columns;
  column = begin - row * columns;
  place();
}

/** Goes to the next row, if there is one. */
export function nextRow(): bool {
  at += rowLength;
  if (at >= stop) return false;
  row++, column = 0;
  place();
  return true;
}

function place(): void {
  rowLength = min(columns - column, stop - at);
  rowOut = results + at * bytesOut;
  rowX = find(arrayX, 4, bytesX, 0);
  maskX = mask;
  rowY = find(arrayY, 12, bytes, REPEATED);
  maskY = mask;
  if (arrayZ == 0) return;
  rowZ = find(arrayZ, 20, bytes, 2 * REPEATED);
  maskZ = mask;
}

let mask: usize = 0;

/** Where the row's loop finds an array's elements, and its mask. */
function find(array: usize, entry: usize, size: usize, offset: usize): usize {
  mask = -1;
  if (table == 0) return array + column * size;
  const first = array + row * load<usize>(table + entry);
  mask = load<usize>(table + entry, 4);
  if (mask != 0) return first + column * size;
  const to = room + offset;
  const v = size == 8 ? v128.load64_splat(first) : size == 4 ? v128.load32_splat(first) : v128.load8_splat(first);
  for (let at = to; at < to + REPEATED; at += 16) v128.store(at, v);
  return to;
}
