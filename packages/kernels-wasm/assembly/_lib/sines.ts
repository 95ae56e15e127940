import { long64 } from "./long";
import { or0 } from "./single";
import { sine64 } from "./trig64";

// Sine and cosine of f64 in one loop: the cosine is the sine a quarter of a turn on, whose zeros have no sign to keep. What
// tells them apart is in globals, which every instance has for itself. (f32 would be a tenth slower so.)

/** Steps of π/64 to go on by. */
let ahead: usize = 0;
/** All bits where zeros keep their sign. */
let odd = i64x2.splat(0);

class Sine {
  // @ts-ignore: decorator
  @inline
  double(x: v128): v128 {
    return or0(sine64(x, ahead), v128.and(x, odd));
  }
}

/** The sine for 0 steps, the cosine for 32. */
export function sines(begin: usize, end: usize, x: usize, out: usize, steps: usize): void {
  ahead = steps;
  odd = i64x2.splat(steps == 0 ? -1 : 0);
  long64<Sine>(begin, end, x, out);
}
