import { map2 } from "./_lib/map";

// 2x² − 1.05x⁴ + x⁶/6 + xy + y² = x²((x² − 3.15)²/6 + 0.09625) + (y + x/2)²: squares completed, nothing cancels.
class ThreeHumpCamel {
  vector<T>(x: v128, y: v128): v128 {
    const t = v128.mul<T>(x, x);
    const d = v128.sub<T>(t, v128.splat<T>(<T>3.15));
    const sixth = v128.mul<T>(v128.mul<T>(d, v128.splat<T>(<T>(1.0 / 6.0))), d);
    const well = v128.mul<T>(t, v128.add<T>(sixth, v128.splat<T>(<T>0.09625)));
    const s = v128.add<T>(y, v128.mul<T>(x, v128.splat<T>(<T>0.5)));
    return v128.add<T>(well, v128.mul<T>(s, s));
  }
}

export function threeHumpCamel_f64(begin: usize, end: usize, x: usize, y: usize, out: usize): void {
  map2<f64, ThreeHumpCamel>(begin, end, x, y, out);
}

export function threeHumpCamel_f32(begin: usize, end: usize, x: usize, y: usize, out: usize): void {
  map2<f32, ThreeHumpCamel>(begin, end, x, y, out);
}
