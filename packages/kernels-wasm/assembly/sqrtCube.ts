import { map1Split } from "./_lib/map";

// √(x³) = x·√x: nothing overflows or underflows on the way, and two roundings stay, at most ½ + ½·2^(2/3) = 1.294 ulp.
// |x|, for √((−0)³) = −0.
class SqrtCube {
  vector<T>(x: v128): v128 {
    return v128.mul<T>(v128.abs<T>(x), v128.sqrt<T>(x));
  }
}

export function sqrtCube_f64(begin: usize, end: usize, x: usize, out: usize): void {
  map1Split<f64, SqrtCube>(begin, end, x, out);
}

export function sqrtCube_f32(begin: usize, end: usize, x: usize, out: usize): void {
  map1Split<f32, SqrtCube>(begin, end, x, out);
}
