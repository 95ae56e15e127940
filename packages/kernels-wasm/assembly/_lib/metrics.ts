import { madd } from "./madd";

// What one component adds to a distance: operations of `tileOf` in tiles.ts.

export class Square {
  // @ts-ignore: decorator
  @inline
  step<T>(sum: v128, x: v128, y: v128): v128 {
    const d = v128.sub<T>(x, y);
    return madd<T>(d, d, sum);
  }
}

/** The same in every build, for what hangs on the last bit. */
export class RoundedSquare {
  // @ts-ignore: decorator
  @inline
  step<T>(sum: v128, x: v128, y: v128): v128 {
    const d = v128.sub<T>(x, y);
    return v128.add<T>(sum, v128.mul<T>(d, d));
  }
}

export class Product {
  // @ts-ignore: decorator
  @inline
  step<T>(sum: v128, x: v128, y: v128): v128 {
    return madd<T>(x, y, sum);
  }
}

export class Absolute {
  // @ts-ignore: decorator
  @inline
  step<T>(sum: v128, x: v128, y: v128): v128 {
    return v128.add<T>(sum, v128.abs<T>(v128.sub<T>(x, y)));
  }
}

export class Largest {
  // As integers, sizes compare like floats, and NaN is larger than any: one instruction for f32 instead of eight.
  // @ts-ignore: decorator
  @inline
  step<T>(most: v128, x: v128, y: v128): v128 {
    const d = v128.abs<T>(v128.sub<T>(x, y));
    if (sizeof<T>() == 4) return i32x4.max_s(most, d);
    return v128.bitselect(d, most, i64x2.gt_s(d, most));
  }
}

/** Counts where at least one of two is not zero. */
export class Either {
  // @ts-ignore: decorator
  @inline
  step<T>(count: v128, x: v128, y: v128): v128 {
    const zero = v128.splat<T>(<T>0);
    const either = v128.or(v128.ne<T>(x, zero), v128.ne<T>(y, zero));
    return v128.add<T>(count, v128.and(either, v128.splat<T>(<T>1)));
  }
}

/** Counts where two differ: then one is not zero. */
export class Different {
  // @ts-ignore: decorator
  @inline
  step<T>(count: v128, x: v128, y: v128): v128 {
    return v128.add<T>(count, v128.and(v128.ne<T>(x, y), v128.splat<T>(<T>1)));
  }
}
