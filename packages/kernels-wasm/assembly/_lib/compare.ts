import { op } from "./op";
import { maskX, maskY, nextRow, rowLength, rowOut, rows2, rowX, rowY } from "./rows";
import { loadOne } from "./lanes";

/** out[i] = 1 where op(x[i], y[i]) says so, or does not where `isNot`, otherwise 0. Bytes come out, whatever goes in. */
// @ts-ignore: decorator
@inline
export function compare<T, Op>(
  begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize,
  isNot: bool = false,
): void {
  rows2(begin, end, x, y, out, form, slot, sizeof<T>(), 1);
  do loop<T, Op>(rowX, maskX, rowY, maskY, isNot); while (nextRow());
}

/** As compare with the operands the other way round: one loop serves greater and less. */
// @ts-ignore: decorator
@inline
export function compareTurned<T, Op>(
  begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize,
  isNot: bool = false,
): void {
  rows2(begin, end, x, y, out, form, slot, sizeof<T>(), 1);
  do loop<T, Op>(rowY, maskY, rowX, maskX, isNot); while (nextRow());
}

export class Equal {
  vector<T>(x: v128, y: v128): v128 {
    return v128.eq<T>(x, y);
  }
}

export class Less {
  vector<T>(x: v128, y: v128): v128 {
    return v128.lt<T>(x, y);
  }
}

/** Of floats: whole numbers that are not less are as much or more. */
export class LessEqual {
  vector<T>(x: v128, y: v128): v128 {
    return v128.le<T>(x, y);
  }
}

function loop<T, Op>(x: usize, xm: usize, y: usize, ym: usize, isNot: bool): void {
  const n = rowLength, out = rowOut;
  const one = i8x16.splat(1), no = i8x16.splat(isNot ? 1 : 0), step = 16 * sizeof<T>();
  let i: usize = 0, at: usize = 0;
  for (; i + 16 <= n; i += 16, at += step) {
    const p = x + (at & xm), q = y + (at & ym);
    if (sizeof<T>() == 1) {
      v128.store(out + i, v128.xor(no, v128.and(one, op<Op>().vector<T>(v128.load(p), v128.load(q)))));
      continue;
    }
    const size = 4 * sizeof<T>();
    const a = i16x8.narrow_i32x4_s(four<T, Op>(p, q), four<T, Op>(p + size, q + size));
    const b = i16x8.narrow_i32x4_s(four<T, Op>(p + 2 * size, q + 2 * size), four<T, Op>(p + 3 * size, q + 3 * size));
    v128.store(out + i, v128.xor(no, v128.and(one, i8x16.narrow_i16x8_s(a, b))));
  }
  for (; i < n; i++, at += sizeof<T>()) {
    const v = op<Op>().vector<T>(loadOne<T>(x + (at & xm)), loadOne<T>(y + (at & ym)));
    v128.store8_lane(out + i, v128.xor(no, v128.and(one, v)), 0);
  }
}

/** Four comparisons as masks of 32 bits. */
// @ts-ignore: decorator
@inline
function four<T, Op>(p: usize, q: usize): v128 {
  const a = op<Op>().vector<T>(v128.load(p), v128.load(q));
  if (sizeof<T>() == 4) return a;
  return v128.shuffle<i32>(a, op<Op>().vector<T>(v128.load(p, 16), v128.load(q, 16)), 0, 2, 4, 6);
}
