import { lanes } from "./lanes";

// How many elements are not zero; NaN is not. I is an integer of the elements' size: the mask of a vector is counted by it.

type Fold = (begin: usize, end: usize, x: usize, cells: usize) => void;

// Between two looks at whether the answer is known.
const BLOCK: usize = 1024;

export function nonzerosOfF64(begin: usize, end: usize, x: usize, cells: usize): void {
  count<f64, i64>(begin, end, x, cells);
}

export function nonzerosOfF32(begin: usize, end: usize, x: usize, cells: usize): void {
  count<f32, i32>(begin, end, x, cells);
}

export function nonzerosOf32(begin: usize, end: usize, x: usize, cells: usize): void {
  count<i32, i32>(begin, end, x, cells);
}

export function nonzerosOfU8(begin: usize, end: usize, x: usize, cells: usize): void {
  count<u8, i8>(begin, end, x, cells);
}

// @ts-ignore: decorator
@inline
function count<T, I>(begin: usize, end: usize, x: usize, cells: usize): void {
  const stop = x + end * sizeof<T>(), zero = i64x2.splat(0);
  let at = x + begin * sizeof<T>(), zeros = 0;
  for (; at + 32 <= stop; at += 32) {
    const a = v128.bitmask<I>(v128.eq<T>(v128.load(at), zero)), b = v128.bitmask<I>(v128.eq<T>(v128.load(at, 16), zero));
    zeros += popcnt(a | b << <i32>lanes<T>());
  }
  for (; at < stop; at += sizeof<T>()) zeros += i32(load<T>(at) == 0);
  store<f64>(cells, <f64>(<i32>(end - begin) - zeros));
}

/** Whether any is not zero, as 1 or 0; looks no further than it must. */
export function anyOf(begin: usize, end: usize, x: usize, cells: usize, fold: Fold): void {
  for (let from = begin; from < end; from += BLOCK) {
    fold(from, min(from + BLOCK, end), x, cells);
    if (load<f64>(cells) > 0) return store<f64>(cells, 1);
  }
}

/** Whether all are not zero. */
export function allOf(begin: usize, end: usize, x: usize, cells: usize, fold: Fold): void {
  for (let from = begin; from < end; from += BLOCK) {
    const to = min(from + BLOCK, end);
    fold(from, to, x, cells);
    if (load<f64>(cells) < <f64>(to - from)) return store<f64>(cells, 0);
  }
  store<f64>(cells, 1);
}
