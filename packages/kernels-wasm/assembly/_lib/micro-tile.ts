import { splatOne } from "./lanes";
import { madd } from "./madd";

/**
 * Rows of a micro-tile of two vectors of columns. V8 has 15 vector registers to give: twelve sums and three more fill
 * them. Engines without relaxed SIMD load everything first that a turn of the loop needs, so that with six rows four sums
 * live in memory (1.2 times slower, measured); eight sums and what they need fit.
 */
export const ROWS: usize = ASC_FEATURE_RELAXED_SIMD ? 6 : 4;

/** Columns of a micro-tile. */
// @ts-ignore: decorator
@inline
export function columns<T>(): usize {
  return 32 / sizeof<T>();
}

/**
 * The product of `depth` columns of a tile's rows (packed at `a`) and as many rows of two vectors (packed at `b`), written to
 * c, or added to what is there. `stride`: bytes from row to row of c.
 */
export function microTile<T>(depth: usize, a: usize, b: usize, c: usize, stride: usize, add: bool): void {
  const size = sizeof<T>();
  let c00 = v128.splat<T>(<T>0), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00;
  let c30 = c00, c31 = c00, c40 = c00, c41 = c00, c50 = c00, c51 = c00;
  for (const end = b + 32 * depth; b < end; b += 32, a += ROWS * sizeof<T>()) {
    const b0 = v128.load(b), b1 = v128.load(b, 16);
    let v = splatOne<T>(a);
    c00 = madd<T>(v, b0, c00), c01 = madd<T>(v, b1, c01);
    v = splatOne<T>(a + size);
    c10 = madd<T>(v, b0, c10), c11 = madd<T>(v, b1, c11);
    v = splatOne<T>(a + 2 * size);
    c20 = madd<T>(v, b0, c20), c21 = madd<T>(v, b1, c21);
    v = splatOne<T>(a + 3 * size);
    c30 = madd<T>(v, b0, c30), c31 = madd<T>(v, b1, c31);
    if (ROWS == 6) {
      v = splatOne<T>(a + 4 * size);
      c40 = madd<T>(v, b0, c40), c41 = madd<T>(v, b1, c41);
      v = splatOne<T>(a + 5 * size);
      c50 = madd<T>(v, b0, c50), c51 = madd<T>(v, b1, c51);
    }
  }
  put<T>(c, c00, c01, add);
  put<T>(c + stride, c10, c11, add);
  put<T>(c + 2 * stride, c20, c21, add);
  put<T>(c + 3 * stride, c30, c31, add);
  if (ROWS == 6) {
    put<T>(c + 4 * stride, c40, c41, add);
    put<T>(c + 5 * stride, c50, c51, add);
  }
}

// @ts-ignore: decorator
@inline
function put<T>(at: usize, low: v128, high: v128, add: bool): void {
  v128.store(at, add ? v128.add<T>(low, v128.load(at)) : low);
  v128.store(at, add ? v128.add<T>(high, v128.load(at, 16)) : high, 16);
}
