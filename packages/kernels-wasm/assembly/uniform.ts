import { DRAWN, KEYS, stream } from "./_lib/philox";
import { unit32, unit64 } from "./_lib/unit";

/** low + span · u; low and span stand behind the keys, in doubles. */
class Double {
  // @ts-ignore: decorator
  @inline
  apply(position: u64, keys: usize, words: usize): void {
    const low = v128.load64_splat(keys, KEYS), span = v128.load64_splat(keys, KEYS + 8);
    for (let at = words; at < words + DRAWN; at += 32) {
      const p = unit64(v128.load(at)), q = unit64(v128.load(at, 16));
      v128.store(at, f64x2.add(low, f64x2.mul(span, p)));
      v128.store(at, f64x2.add(low, f64x2.mul(span, q)), 16);
    }
  }
}

class Single {
  // @ts-ignore: decorator
  @inline
  apply(position: u64, keys: usize, words: usize): void {
    const low = f32x4.splat(<f32>load<f64>(keys, KEYS)), span = f32x4.splat(<f32>load<f64>(keys, KEYS + 8));
    for (let at = words; at < words + DRAWN; at += 32) {
      const p = unit32(v128.load(at)), q = unit32(v128.load(at, 16));
      v128.store(at, f32x4.add(low, f32x4.mul(span, p)));
      v128.store(at, f32x4.add(low, f32x4.mul(span, q)), 16);
    }
  }
}

/** Elements [begin, end) of those from `offset` on. */
export function uniform_f64(begin: usize, end: usize, offset: f64, keys: usize, slot: usize, out: usize): void {
  stream<f64, Double>(begin, end, offset, keys, slot, out);
}

export function uniform_f32(begin: usize, end: usize, offset: f64, keys: usize, slot: usize, out: usize): void {
  stream<f32, Single>(begin, end, offset, keys, slot, out);
}
