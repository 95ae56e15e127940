// A tile is as wide as a page of memory is long, so that each page of x is looked up once and not eight times. Within it,
// strips of 32 rows and 64 bytes stay in the nearest cache while they are read along rows and written along columns.
const TALL: usize = 128;
const WIDE: usize = 512;

export function transpose_f64(begin: usize, end: usize, x: usize, rows: usize, columns: usize, out: usize): void {
  tiles<u64>(begin, end, x, rows, columns, out);
}

export function transpose_f32(begin: usize, end: usize, x: usize, rows: usize, columns: usize, out: usize): void {
  tiles<u32>(begin, end, x, rows, columns, out);
}

export function transpose_u8(begin: usize, end: usize, x: usize, rows: usize, columns: usize, out: usize): void {
  tiles<u8>(begin, end, x, rows, columns, out);
}

/** Tiles [begin, end), counted along the rows of tiles. */
function tiles<T>(begin: usize, end: usize, x: usize, rows: usize, columns: usize, out: usize): void {
  const across = (columns + WIDE - 1) / WIDE, width = 64 / sizeof<T>();
  for (let tile = begin; tile < end; tile++) {
    const top = (tile / across) * TALL, left = (tile % across) * WIDE;
    const bottom = min<usize>(top + TALL, rows), right = min<usize>(left + WIDE, columns);
    for (let row = top; row < bottom; row += 32) {
      const low = min<usize>(row + 32, bottom);
      for (let column = left; column < right; column += width) {
        const far = min<usize>(column + width, right);
        const isWhole = low - row == 32 && far - column == width;
        if (sizeof<T>() == 8 && isWhole) strip8(x, row, column, rows, columns, out);
        else if (sizeof<T>() == 4 && isWhole) strip4(x, row, column, rows, columns, out);
        else edge<T>(x, row, low, column, far, rows, columns, out);
      }
    }
  }
}

/** 32 rows of 8 elements of eight bytes: squares of two. */
// @ts-ignore: decorator
@inline
function strip8(x: usize, row: usize, column: usize, rows: usize, columns: usize, out: usize): void {
  const from: usize = 8 * columns, to: usize = 8 * rows;
  for (let j: usize = 0; j < 8; j += 2) {
    let p = x + row * from + 8 * (column + j), q = out + (column + j) * to + 8 * row;
    for (const stop = q + 256; q < stop; q += 16, p += 2 * from) {
      const a = v128.load(p), b = v128.load(p + from);
      v128.store(q, v128.shuffle<i64>(a, b, 0, 2));
      v128.store(q + to, v128.shuffle<i64>(a, b, 1, 3));
    }
  }
}

/** 32 rows of 16 elements of four bytes: squares of four. */
// @ts-ignore: decorator
@inline
function strip4(x: usize, row: usize, column: usize, rows: usize, columns: usize, out: usize): void {
  const from: usize = 4 * columns, to: usize = 4 * rows;
  for (let j: usize = 0; j < 16; j += 4) {
    let p = x + row * from + 4 * (column + j), q = out + (column + j) * to + 4 * row;
    for (const stop = q + 128; q < stop; q += 16, p += 4 * from) {
      const a = v128.load(p), b = v128.load(p + from), c = v128.load(p + 2 * from), d = v128.load(p + 3 * from);
      const ab0 = v128.shuffle<i32>(a, b, 0, 4, 1, 5), ab1 = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
      const cd0 = v128.shuffle<i32>(c, d, 0, 4, 1, 5), cd1 = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
      v128.store(q, v128.shuffle<i64>(ab0, cd0, 0, 2));
      v128.store(q + to, v128.shuffle<i64>(ab0, cd0, 1, 3));
      v128.store(q + 2 * to, v128.shuffle<i64>(ab1, cd1, 0, 2));
      v128.store(q + 3 * to, v128.shuffle<i64>(ab1, cd1, 1, 3));
    }
  }
}

/** One by one: what is left at the right and at the bottom. */
function edge<T>(
  x: usize, row: usize, bottom: usize, left: usize, right: usize, rows: usize, columns: usize, out: usize,
): void {
  for (let j = left; j < right; j++) {
    let to = out + (j * rows + row) * sizeof<T>(), from = x + (row * columns + j) * sizeof<T>();
    for (let i = row; i < bottom; i++, to += sizeof<T>(), from += columns * sizeof<T>()) store<T>(to, load<T>(from));
  }
}
