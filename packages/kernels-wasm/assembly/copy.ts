// Elements to where they shall lie; both sides may have gaps. The table (src/prepare/copy-phase.ts) has how many axes stand
// before the last one, then the size of the last axis and its steps in x and out, then the same of each axis before it,
// from the last to the first. Steps are in elements.

export function copy_f64(begin: usize, end: usize, x: usize, out: usize, table: usize): void {
  copy<u64>(begin, end, x, out, table);
}

export function copy_f32(begin: usize, end: usize, x: usize, out: usize, table: usize): void {
  copy<u32>(begin, end, x, out, table);
}

export function copy_i32(begin: usize, end: usize, x: usize, out: usize, table: usize): void {
  copy<u32>(begin, end, x, out, table);
}

export function copy_u32(begin: usize, end: usize, x: usize, out: usize, table: usize): void {
  copy<u32>(begin, end, x, out, table);
}

export function copy_u8(begin: usize, end: usize, x: usize, out: usize, table: usize): void {
  copy<u8>(begin, end, x, out, table);
}

/** Rows that are gone through side by side where columns lie one behind the other: as many as share a cache line. */
const BLOCK: usize = 16;

function copy<E>(begin: usize, end: usize, x: usize, out: usize, table: usize): void {
  const axes = load<i32>(table), columns = load<usize>(table, 4), size = sizeof<E>();
  const step = load<usize>(table, 8) * size, outStep = load<usize>(table, 12) * size;
  const rowStep = load<usize>(table, 20) * size, outRowStep = load<usize>(table, 24) * size;
  const isTurned = axes == 1 && abs(<i32>step) > abs(<i32>rowStep);
  for (let i = begin; i < end; ) {
    const row = i / columns, column = i - row * columns;
    let from = x, to = out, rest = row;
    for (let axis = 0, at = table + 16; axis < axes; axis++, at += 12) {
      const length = load<usize>(at), index = rest % length;
      from += index * load<usize>(at, 4) * size;
      to += index * load<usize>(at, 8) * size;
      rest /= length;
    }
    if (isTurned && column == 0 && end - i >= BLOCK * columns) {
      for (let c: usize = 0; c < columns; c++, from += step, to += outStep) {
        let p = from, q = to;
        for (let r: usize = 0; r < BLOCK; r++, p += rowStep, q += outRowStep) store<E>(q, load<E>(p));
      }
      i += BLOCK * columns;
      continue;
    }
    from += column * step;
    to += column * outStep;
    const n = min(columns - column, end - i);
    i += n;
    if (step == size && outStep == size) memory.copy(to, from, n * size);
    else for (let c: usize = 0; c < n; c++, from += step, to += outStep) store<E>(to, load<E>(from));
  }
}
