import { Group, KEYS, stream } from "./_lib/philox";
import { unit32, unit64 } from "./_lib/unit";

/** low + span · u, in doubles; low and span stand behind the keys. */
class Double {
  // @ts-ignore: decorator
  @inline
  apply(group: u64, keys: usize): void {
    const low = v128.load64_splat(keys, KEYS), span = v128.load64_splat(keys, KEYS + 8);
    Group.a = f64x2.add(low, f64x2.mul(span, unit64(Group.a)));
    Group.b = f64x2.add(low, f64x2.mul(span, unit64(Group.b)));
    Group.c = f64x2.add(low, f64x2.mul(span, unit64(Group.c)));
    Group.d = f64x2.add(low, f64x2.mul(span, unit64(Group.d)));
  }
}

class Single {
  // @ts-ignore: decorator
  @inline
  apply(group: u64, keys: usize): void {
    const low = f32x4.splat(<f32>load<f64>(keys, KEYS)), span = f32x4.splat(<f32>load<f64>(keys, KEYS + 8));
    Group.a = f32x4.add(low, f32x4.mul(span, unit32(Group.a)));
    Group.b = f32x4.add(low, f32x4.mul(span, unit32(Group.b)));
    Group.c = f32x4.add(low, f32x4.mul(span, unit32(Group.c)));
    Group.d = f32x4.add(low, f32x4.mul(span, unit32(Group.d)));
  }
}

/** Elements [begin, end) of those from `offset` on. */
export function uniform_f64(begin: usize, end: usize, offset: f64, keys: usize, out: usize): void {
  stream<f64, Double>(begin, end, offset, keys, out);
}

export function uniform_f32(begin: usize, end: usize, offset: f64, keys: usize, out: usize): void {
  stream<f32, Single>(begin, end, offset, keys, out);
}
