import { lanes, splatOne, storeOne } from "./_lib/lanes";
import { madd } from "./_lib/madd";

// A copy of x with everything around it that sums may ask for: so all sums are alike, and none of them looks for edges.

/** Rows [begin, end) of the copy, whose first element stands for element (-top, -left) of x. */
export function convolve2d_pad_f64(
  begin: usize, end: usize, x: usize, rows: i32, columns: i32, top: i32, left: i32, width: i32, boundary: i32, padded: usize,
): void {
  pad<f64>(begin, end, x, rows, columns, top, left, width, boundary, padded);
}

export function convolve2d_pad_f32(
  begin: usize, end: usize, x: usize, rows: i32, columns: i32, top: i32, left: i32, width: i32, boundary: i32, padded: usize,
): void {
  pad<f32>(begin, end, x, rows, columns, top, left, width, boundary, padded);
}

function pad<T>(
  begin: usize, end: usize, x: usize, rows: i32, columns: i32, top: i32, left: i32, width: i32, boundary: i32, padded: usize,
): void {
  for (let row = begin; row < end; row++) {
    const to = padded + row * <usize>width * sizeof<T>(), source = place(<i32>row - top, rows, boundary);
    if (source < 0) {
      memory.fill(to, 0, <usize>width * sizeof<T>());
      continue;
    }
    const from = x + <usize>source * <usize>columns * sizeof<T>();
    for (let i: i32 = 0; i < width; ) {
      const column = i - left, run = min(columns - column, width - i);
      if (column >= 0 && run > 0) {
        memory.copy(to + <usize>i * sizeof<T>(), from + <usize>column * sizeof<T>(), <usize>run * sizeof<T>());
        i += run;
      } else {
        const at = place(column, columns, boundary);
        store<T>(to + <usize>i * sizeof<T>(), at < 0 ? <T>0 : load<T>(from + <usize>at * sizeof<T>()));
        i++;
      }
    }
  }
}

/** Which of n elements stands at place i: none (0), the one that comes round (1), or the mirrored one (2). */
function place(i: i32, n: i32, boundary: i32): i32 {
  if (i >= 0 && i < n) return i;
  if (boundary == 0) return -1;
  const period = boundary == 1 ? n : 2 * n;
  const j = (i % period + period) % period;
  return j < n ? j : period - 1 - j;
}

export function convolve2d_f64(
  begin: usize, end: usize, padded: usize, width: usize, y: usize, rows: usize, columns: usize, outWidth: usize, out: usize,
): void {
  convolve2d<f64>(begin, end, padded, width, y, rows, columns, outWidth, out);
}

export function convolve2d_f32(
  begin: usize, end: usize, padded: usize, width: usize, y: usize, rows: usize, columns: usize, outWidth: usize, out: usize,
): void {
  convolve2d<f32>(begin, end, padded, width, y, rows, columns, outWidth, out);
}

/** Rows [begin, end) of sums, four vectors of them at a time. Each sum is added up from the last element of y to the first. */
function convolve2d<T>(
  begin: usize, end: usize, padded: usize, width: usize, y: usize, rows: usize, columns: usize, outWidth: usize, out: usize,
): void {
  const size = sizeof<T>(), last = y + rows * columns * size;
  for (let row = begin; row < end; row++) {
    let from = padded + row * width * size, to = out + row * outWidth * size, left = outWidth;
    for (; left >= 4 * lanes<T>(); left -= 4 * lanes<T>(), from += 64, to += 64) {
      let a = v128.splat<T>(<T>0), b = a, c = a, d = a, factor = last;
      for (let r: usize = 0, start = from; r < rows; r++, start += width * size) {
        for (let p = start; p < start + columns * size; p += size) {
          factor -= size;
          const f = splatOne<T>(factor);
          a = madd<T>(f, v128.load(p), a), b = madd<T>(f, v128.load(p, 16), b);
          c = madd<T>(f, v128.load(p, 32), c), d = madd<T>(f, v128.load(p, 48), d);
        }
      }
      v128.store(to, a), v128.store(to, b, 16), v128.store(to, c, 32), v128.store(to, d, 48);
    }
    // Rows of the copy are whole vectors long.
    for (let j: usize = 0; j < left; j += lanes<T>(), from += 16) {
      let a = v128.splat<T>(<T>0), factor = last;
      for (let r: usize = 0, start = from; r < rows; r++, start += width * size) {
        for (let p = start; p < start + columns * size; p += size) {
          factor -= size;
          a = madd<T>(splatOne<T>(factor), v128.load(p), a);
        }
      }
      for (let k = j; k < min(left, j + lanes<T>()); k++, to += size) {
        storeOne<T>(to, a);
        a = size == 8 ? v128.shuffle<i64>(a, a, 1, 0) : v128.shuffle<i32>(a, a, 1, 2, 3, 0);
      }
    }
  }
}
