import { constant } from "./_lib/lanes";
import { map2Split } from "./_lib/map";

const DOUBLES = memory.data<f64>([3.15, 0.16666666666666666, 0.09625, 0.5]);
const FLOATS = memory.data<f32>([3.15, 0.16666666666666666, 0.09625, 0.5]);

// 2x² − 1.05x⁴ + x⁶/6 + xy + y² = x²((x² − 3.15)²/6 + 0.09625) + (y + x/2)²: squares completed, nothing cancels.
class ThreeHumpCamel {
  // @ts-ignore: decorator
  @inline
  vector<T>(x: v128, y: v128): v128 {
    const t = v128.mul<T>(x, x);
    const d = v128.sub<T>(t, constant<T>(DOUBLES, FLOATS, 0));
    const sixth = v128.mul<T>(v128.mul<T>(d, constant<T>(DOUBLES, FLOATS, 1)), d);
    const well = v128.mul<T>(t, v128.add<T>(sixth, constant<T>(DOUBLES, FLOATS, 2)));
    const s = v128.add<T>(y, v128.mul<T>(x, constant<T>(DOUBLES, FLOATS, 3)));
    return v128.add<T>(well, v128.mul<T>(s, s));
  }
}

export function threeHumpCamel_f64(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2Split<f64, ThreeHumpCamel>(begin, end, x, y, out, form, slot);
}

export function threeHumpCamel_f32(begin: usize, end: usize, x: usize, y: usize, out: usize, form: usize, slot: usize): void {
  map2Split<f32, ThreeHumpCamel>(begin, end, x, y, out, form, slot);
}
