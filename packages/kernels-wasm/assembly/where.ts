import { loadOne, storeOne } from "./_lib/lanes";
import { maskX, maskY, maskZ, nextRow, rowLength, rowOut, rows3, rowX, rowY, rowZ } from "./_lib/rows";

// Four elements at a time, or as many as there are bytes: those of the condition are widened to masks as wide as the elements.
function loop<T>(): void {
  const n = rowLength, c = rowX, cm = maskX, x = rowY, xm = maskY, y = rowZ, ym = maskZ, out = rowOut;
  let i: usize = 0;
  if (sizeof<T>() == 1) {
    for (; i + 16 <= n; i += 16) {
      const no = i8x16.eq(v128.load(c + (i & cm)), i8x16.splat(0));
      v128.store(out + i, v128.bitselect(v128.load(y + (i & ym)), v128.load(x + (i & xm)), no));
    }
  } else for (; i + 4 <= n; i += 4) {
    const at = i * sizeof<T>(), p = x + (at & xm), q = y + (at & ym);
    const words = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(c + (i & cm))));
    const no = i32x4.eq(words, i32x4.splat(0));
    if (sizeof<T>() == 4) {
      v128.store(out + at, v128.bitselect(v128.load(q), v128.load(p), no));
    } else {
      v128.store(out + at, v128.bitselect(v128.load(q), v128.load(p), i64x2.extend_low_i32x4_s(no)));
      v128.store(out + at, v128.bitselect(v128.load(q, 16), v128.load(p, 16), i64x2.extend_high_i32x4_s(no)), 16);
    }
  }
  for (; i < n; i++) {
    const at = i * sizeof<T>();
    storeOne<T>(out + at, load<u8>(c + (i & cm)) ? loadOne<T>(x + (at & xm)) : loadOne<T>(y + (at & ym)));
  }
}

// @ts-ignore: decorator
@inline
function select<T>(
  begin: usize, end: usize, condition: usize, x: usize, y: usize, out: usize, form: usize, slot: usize,
): void {
  rows3(begin, end, condition, x, y, out, form, slot, 1, sizeof<T>(), sizeof<T>());
  do loop<T>(); while (nextRow());
}

export function where_f64(
  begin: usize, end: usize, condition: usize, x: usize, y: usize, out: usize, form: usize, slot: usize,
): void {
  select<f64>(begin, end, condition, x, y, out, form, slot);
}

export function where_f32(
  begin: usize, end: usize, condition: usize, x: usize, y: usize, out: usize, form: usize, slot: usize,
): void {
  select<f32>(begin, end, condition, x, y, out, form, slot);
}

export function where_i32(
  begin: usize, end: usize, condition: usize, x: usize, y: usize, out: usize, form: usize, slot: usize,
): void {
  select<i32>(begin, end, condition, x, y, out, form, slot);
}

export function where_u32(
  begin: usize, end: usize, condition: usize, x: usize, y: usize, out: usize, form: usize, slot: usize,
): void {
  select<u32>(begin, end, condition, x, y, out, form, slot);
}

export function where_u8(
  begin: usize, end: usize, condition: usize, x: usize, y: usize, out: usize, form: usize, slot: usize,
): void {
  select<u8>(begin, end, condition, x, y, out, form, slot);
}
