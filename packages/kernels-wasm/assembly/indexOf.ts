export function indexOf_f64(begin: usize, end: usize, x: usize, value: usize, found: usize, slot: usize): void {
  indexOf<f64>(begin, end, x, value, found, slot);
}

export function indexOf_f32(begin: usize, end: usize, x: usize, value: usize, found: usize, slot: usize): void {
  indexOf<f32>(begin, end, x, value, found, slot);
}

export function indexOf_i32(begin: usize, end: usize, x: usize, value: usize, found: usize, slot: usize): void {
  indexOf<i32>(begin, end, x, value, found, slot);
}

export function indexOf_u32(begin: usize, end: usize, x: usize, value: usize, found: usize, slot: usize): void {
  indexOf<u32>(begin, end, x, value, found, slot);
}

export function indexOf_u8(begin: usize, end: usize, x: usize, value: usize, found: usize, slot: usize): void {
  indexOf<u8>(begin, end, x, value, found, slot);
}

/** Bytes that are compared before it is asked whether one was the value. */
const BLOCK: usize = 64;

/**
 * Writes the first index of the value, or infinity. `found` has the least index that any chunk has found: those behind it
 * need not look, for the result is a least index, whoever looks first.
 */
function indexOf<T>(begin: usize, end: usize, x: usize, value: usize, found: usize, slot: usize): void {
  f64.store(slot, Infinity);
  // Stale at worst, and then a chunk looks in vain.
  if (<usize>atomic.load<u32>(found) <= begin) return;
  const wanted = load<T>(value), vector = v128.splat<T>(wanted), stop = x + end * sizeof<T>();
  let at = x + begin * sizeof<T>();
  for (; at + BLOCK <= stop; at += BLOCK) {
    const a = v128.eq<T>(v128.load(at), vector), b = v128.eq<T>(v128.load(at, 16), vector);
    const c = v128.eq<T>(v128.load(at, 32), vector), d = v128.eq<T>(v128.load(at, 48), vector);
    if (v128.any_true(v128.or(v128.or(a, b), v128.or(c, d)))) break;
  }
  for (; at < stop; at += sizeof<T>()) {
    if (load<T>(at) == wanted) {
      const index = (at - x) / sizeof<T>();
      f64.store(slot, <f64>index);
      publish(found, <u32>index);
      return;
    }
  }
}

/** Makes the index that is known the least of it and this one. */
function publish(found: usize, index: u32): void {
  // Read again after each exchange that another chunk was before.
  let known = atomic.load<u32>(found);
  while (index < known) {
    // Only where nobody wrote in between, so that the least one stays.
    const before = atomic.cmpxchg<u32>(found, known, index);
    if (before == known) return;
    known = before;
  }
}
