/** Elements of T in one vector. */
// @ts-ignore: decorator
@inline
export function lanes<T>(): usize {
  return 16 / sizeof<T>();
}

/** A vector whose first lane is the element at `ptr`; nothing behind it is read. */
// @ts-ignore: decorator
@inline
export function loadOne<T>(ptr: usize): v128 {
  if (sizeof<T>() == 1) return v128.load8_lane(ptr, i8x16.splat(0), 0);
  return sizeof<T>() == 8 ? v128.load64_zero(ptr) : v128.load32_zero(ptr);
}

/** Writes the first lane alone. */
// @ts-ignore: decorator
@inline
export function storeOne<T>(ptr: usize, v: v128): void {
  if (sizeof<T>() == 8) v128.store64_lane(ptr, v, 0);
  else if (sizeof<T>() == 4) v128.store32_lane(ptr, v, 0);
  else v128.store8_lane(ptr, v, 0);
}

/** The element at `ptr` in all lanes. */
// @ts-ignore: decorator
@inline
export function splatOne<T>(ptr: usize): v128 {
  if (sizeof<T>() == 1) return v128.load8_splat(ptr);
  return sizeof<T>() == 8 ? v128.load64_splat(ptr) : v128.load32_splat(ptr);
}

/**
 * Constant number `index` of a table, in all lanes. Constants are loaded, not spelled out: V8 builds a vector constant from
 * scratch wherever it is used, by way of the one port that shuffles (exp 1.9 times slower, measured).
 */
// @ts-ignore: decorator
@inline
export function constant<T>(doubles: usize, floats: usize, index: usize): v128 {
  return sizeof<T>() == 8 ? v128.load64_splat(doubles + 8 * index) : v128.load32_splat(floats + 4 * index);
}

/** Writes the last `bytes`, in whole words, of two vectors that would end at `stop`. */
// @ts-ignore: decorator
@inline
export function storeLast(stop: usize, bytes: usize, a: v128, b: v128): void {
  lastOf(stop, bytes, a, b);
}

// Not exported, for asc takes exports of vectors for those of the module; and no loop, which Binaryen would put into every
// caller.
function lastOf(stop: usize, bytes: usize, a: v128, b: v128): void {
  if (bytes == 0) return;
  v128.store32_lane(stop - 4, b, 3);
  lastOf(stop - 4, bytes - 4, v128.shuffle<i32>(a, a, 0, 0, 1, 2), v128.shuffle<i32>(a, b, 3, 4, 5, 6));
}
