import { guarded1 } from "./guarded";
import { BINARY, DECIMAL } from "./log-table";
import { isOdd, lifted, logBase64, normal, withLimits } from "./log64";
import { long32 } from "./long";
import { log32 } from "./single";

// Logarithms to the bases 2 and 10 in one loop. The base is in a global, which every instance has for itself.

/** For f64 where its parts lie (see log64.ts), for f32 1 / ln of it. */
let parts: usize = 0;
let factor: f64 = 0;

class Log {
  // @ts-ignore: decorator
  @inline
  vector<T>(x: v128): v128 {
    return logBase64(x, f64x2.splat(0), parts);
  }

  // @ts-ignore: decorator
  @inline
  isOdd<T>(x: v128): v128 {
    return isOdd(x);
  }

  // @ts-ignore: decorator
  @inline
  wide<T>(x: v128): v128 {
    return wide(x);
  }

  // @ts-ignore: decorator
  @inline
  single(x: v128): v128 {
    return f64x2.mul(log32(x), f64x2.splat(factor));
  }
}

function wide(x: v128): v128 {
  return withLimits(x, logBase64(normal(x), lifted(x), parts));
}

/** To the base 10, or 2. */
export function logsOfF64(begin: usize, end: usize, x: usize, out: usize, isDecimal: bool): void {
  parts = isDecimal ? DECIMAL : BINARY;
  guarded1<f64, Log>(begin, end, x, out);
}

/** The same of f32, to the base whose natural logarithm is 1 / `inverse`. */
export function logsOfF32(begin: usize, end: usize, x: usize, out: usize, inverse: f64): void {
  factor = inverse;
  long32<Log>(begin, end, x, out);
}
