import { eachTile, tileOf } from "./tiles";

// The k nearest of many points, as a heap for each query whose top is the farthest of them: what is no nearer than that,
// most points by far, costs a comparison of vectors. Equally far points are ordered by index, and NaN is as far as ∞.

/**
 * Queries [begin, end): squares of distances, or distances, and indices of the k nearest of `width` packed points. `Metric`
 * is how squares are summed.
 */
export function nearest<T, Metric>(
  begin: usize, end: usize, queries: usize, packed: usize, width: usize, deep: usize, k: usize,
  indices: usize, distances: usize, roots: bool, slot: usize,
): void {
  for (let at = begin * k; at < end * k; at++) {
    store<T>(distances + at * sizeof<T>(), <T>Infinity);
    store<u32>(indices + at * 4, u32.MAX_VALUE);
  }
  eachTile<T>(
    begin, end, 0, width, queries, packed, k, deep, indices, slot, distances,
    (deep: usize, x0: usize, x1: usize, x2: usize, x3: usize, panel: usize, tile: usize, extra: usize): void => {
      tileOf<T, Metric>(deep, x0, x1, x2, x3, panel, tile);
    },
    (row: usize, rows: usize, column: usize, room: usize, tile: usize, out: usize, width: usize, extra: usize): void => {
      select<T>(row, rows, column, room, tile, out, width, extra);
    },
  );
  for (let row = begin; row < end; row++) {
    sortHeap<T>(distances + row * k * sizeof<T>(), indices + row * k * 4, k, roots);
  }
}

function select<T>(
  row: usize, rows: usize, column: usize, room: usize, tile: usize, indices: usize, k: usize, distances: usize,
): void {
  const infinity = v128.splat<T>(<T>Infinity);
  for (let i: usize = 0; i < rows; i++, tile += 32) {
    const heap = distances + (row + i) * k * sizeof<T>();
    const low = v128.pmin<T>(infinity, v128.load(tile)), high = v128.pmin<T>(infinity, v128.load(tile, 16));
    let top = load<T>(heap);
    // Below ∞ an equal distance has the higher index.
    const limit = v128.splat<T>(top == <T>Infinity ? <T>NaN : top);
    const far = v128.and(v128.ge<T>(low, limit), v128.ge<T>(high, limit));
    if (v128.all_true<i32>(far)) continue;
    v128.store(tile, low), v128.store(tile, high, 16);
    const places = indices + (row + i) * k * 4;
    for (let j: usize = 0; j < room; j++) {
      const value = load<T>(tile + j * sizeof<T>()), index = <u32>(column + j);
      if (value < top || (value == top && index < load<u32>(places))) {
        sift<T>(heap, places, k, value, index);
        top = load<T>(heap);
      }
    }
  }
}

/** Puts an element in place of the top of a heap of n. */
function sift<T>(heap: usize, places: usize, n: usize, value: T, index: u32): void {
  let at: usize = 0;
  for (;;) {
    let child: usize = 2 * at + 1;
    if (child >= n) break;
    if (child + 1 < n && isFarther<T>(heap, places, child + 1, valueAt<T>(heap, child), load<u32>(places + 4 * child))) child++;
    if (!isFarther<T>(heap, places, child, value, index)) break;
    put<T>(heap, places, at, valueAt<T>(heap, child), load<u32>(places + 4 * child));
    at = child;
  }
  put<T>(heap, places, at, value, index);
}

/** From a heap to ascending order. */
function sortHeap<T>(heap: usize, places: usize, k: usize, roots: bool): void {
  for (let n = k - 1; n > 0; n--) {
    const value = valueAt<T>(heap, n), index = load<u32>(places + 4 * n);
    put<T>(heap, places, n, valueAt<T>(heap, 0), load<u32>(places));
    sift<T>(heap, places, n, value, index);
  }
  if (!roots) return;
  for (let i: usize = 0; i < k; i++) store<T>(heap + i * sizeof<T>(), sqrt<T>(valueAt<T>(heap, i)));
}

// @ts-ignore: decorator
@inline
function valueAt<T>(heap: usize, i: usize): T {
  return load<T>(heap + i * sizeof<T>());
}

// @ts-ignore: decorator
@inline
function put<T>(heap: usize, places: usize, i: usize, value: T, index: u32): void {
  store<T>(heap + i * sizeof<T>(), value);
  store<u32>(places + 4 * i, index);
}

// @ts-ignore: decorator
@inline
function isFarther<T>(heap: usize, places: usize, i: usize, value: T, index: u32): bool {
  const d = valueAt<T>(heap, i);
  return d > value || (d == value && load<u32>(places + 4 * i) > index);
}
