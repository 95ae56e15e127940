import { fold, Least } from "./_lib/fold";

export function argmin_f64(begin: usize, end: usize, x: usize, slot: usize): void {
  argmin<f64>(begin, end, x, slot);
}

export function argmin_f32(begin: usize, end: usize, x: usize, slot: usize): void {
  argmin<f32>(begin, end, x, slot);
}

// Elements are searched one by one only in blocks whose least element beats all before it.
const BLOCK: usize = 1024;

/** Writes the cells (least element, its first index); the first NaN counts as the least. */
function argmin<T>(begin: usize, end: usize, x: usize, slot: usize): void {
  let least = Infinity;
  let index = begin;
  // So that an array of infinities has its first index too, the first block always counts.
  let first = true;
  for (let from = begin; from < end; from += BLOCK) {
    const to = min(from + BLOCK, end);
    const value = fold<T, Least>(from, to, x);
    if (value >= least && !first) continue;
    first = false;
    least = value;
    index = find<T>(from, x, value);
    if (value != value) break;
  }
  f64.store(slot, least);
  f64.store(slot, <f64>index, 8);
}

/** The first index from `from` on of an element that equals `value`, or is NaN as it is. One is known to be there. */
function find<T>(from: usize, x: usize, value: f64): usize {
  let i = from;
  if (value != value) {
    while (load<T>(x + i * sizeof<T>()) == load<T>(x + i * sizeof<T>())) i++;
  } else {
    while (<f64>load<T>(x + i * sizeof<T>()) != value) i++;
  }
  return i;
}
