// Folds of whole numbers, for the driver of reductions.

/** The exact sum as cells (sum, error). */
// @ts-ignore: decorator
@inline
function sumOf<T>(begin: usize, end: usize, x: usize, cells: usize): void {
  let a: i64 = 0, b: i64 = 0;
  const stop = x + end * sizeof<T>();
  let at = x + begin * sizeof<T>();
  for (; at + 2 * sizeof<T>() <= stop; at += 2 * sizeof<T>()) {
    a += <i64>load<T>(at);
    b += <i64>load<T>(at, sizeof<T>());
  }
  if (at < stop) a += <i64>load<T>(at);
  const sum = <f64>(a + b);
  store<f64>(cells, sum);
  store<f64>(cells, <f64>(a + b - <i64>sum), 8);
}

export function sumOfI32(begin: usize, end: usize, x: usize, cells: usize): void {
  sumOf<i32>(begin, end, x, cells);
}

export function sumOfU32(begin: usize, end: usize, x: usize, cells: usize): void {
  sumOf<u32>(begin, end, x, cells);
}

export function sumOfU8(begin: usize, end: usize, x: usize, cells: usize): void {
  sumOf<u8>(begin, end, x, cells);
}

/** The least element, or the greatest, as the first cell. */
// @ts-ignore: decorator
@inline
function extremeOf<T>(begin: usize, end: usize, x: usize, cells: usize, isLeast: bool): void {
  const stop = x + end * sizeof<T>();
  let at = x + begin * sizeof<T>(), best = load<T>(at);
  if (at + 16 <= stop) {
    let all = v128.load(at);
    for (; at + 16 <= stop; at += 16) {
      const v = v128.load(at);
      all = isLeast ? v128.min<T>(all, v) : v128.max<T>(all, v);
    }
    v128.store(cells, all);
    for (let lane = cells; lane < cells + 16; lane += sizeof<T>()) {
      best = isLeast ? min<T>(best, load<T>(lane)) : max<T>(best, load<T>(lane));
    }
  }
  for (; at < stop; at += sizeof<T>()) best = isLeast ? min<T>(best, load<T>(at)) : max<T>(best, load<T>(at));
  store<f64>(cells, <f64>best);
}

export function leastOfI32(begin: usize, end: usize, x: usize, cells: usize): void {
  extremeOf<i32>(begin, end, x, cells, true);
}

export function leastOfU32(begin: usize, end: usize, x: usize, cells: usize): void {
  extremeOf<u32>(begin, end, x, cells, true);
}

export function leastOfU8(begin: usize, end: usize, x: usize, cells: usize): void {
  extremeOf<u8>(begin, end, x, cells, true);
}

export function greatestOfI32(begin: usize, end: usize, x: usize, cells: usize): void {
  extremeOf<i32>(begin, end, x, cells, false);
}

export function greatestOfU32(begin: usize, end: usize, x: usize, cells: usize): void {
  extremeOf<u32>(begin, end, x, cells, false);
}

export function greatestOfU8(begin: usize, end: usize, x: usize, cells: usize): void {
  extremeOf<u8>(begin, end, x, cells, false);
}
