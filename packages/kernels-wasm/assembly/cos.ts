import { long32 } from "./_lib/long";
import { sines } from "./_lib/sines";
import { sine32 } from "./_lib/single";

class Cos {
  // @ts-ignore: decorator
  @inline
  single(x: v128): v128 {
    return sine32(x, 32);
  }
}

export function cos_f64(begin: usize, end: usize, x: usize, out: usize): void {
  sines(begin, end, x, out, 32);
}

export function cos_f32(begin: usize, end: usize, x: usize, out: usize): void {
  long32<Cos>(begin, end, x, out);
}
