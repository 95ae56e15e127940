import { logBase64 } from "./log64";
import { LOG10E, LOG2E } from "./log-table";
import { long32, long64 } from "./long";
import { log32 } from "./single";

// Logarithms to the bases 2 and 10 in one loop. The base is in a global, which every instance has for itself.

/** 1 / ln b: for f64 in two parts, where they lie; for f32 as it is. */
let parts: usize = 0;
let factor: f64 = 0;

class Log {
  // @ts-ignore: decorator
  @inline
  double(x: v128): v128 {
    return logBase64(x, parts);
  }

  // @ts-ignore: decorator
  @inline
  single(x: v128): v128 {
    return f64x2.mul(log32(x), f64x2.splat(factor));
  }
}

/** To the base 10, or 2. */
export function logsOfF64(begin: usize, end: usize, x: usize, out: usize, isDecimal: bool): void {
  parts = isDecimal ? LOG10E : LOG2E;
  long64<Log>(begin, end, x, out);
}

/** The same of f32, to the base whose natural logarithm is 1 / `inverse`. */
export function logsOfF32(begin: usize, end: usize, x: usize, out: usize, inverse: f64): void {
  factor = inverse;
  long32<Log>(begin, end, x, out);
}
